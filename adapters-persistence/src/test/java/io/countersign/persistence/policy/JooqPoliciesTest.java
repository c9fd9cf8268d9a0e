package io.countersign.persistence.policy;

import io.countersign.application.policy.Policies;
import io.countersign.application.policy.PoliciesContract;
import io.countersign.persistence.EachDatabase;

final class JooqPoliciesTest extends EachDatabase implements PoliciesContract {

  @Override
  public Policies policies() {
    return storage.policies();
  }
}
