package io.countersign.persistence.lockout;

import io.countersign.application.lockout.UserIdentifiers;
import io.countersign.application.lockout.UserIdentifiersContract;
import io.countersign.persistence.EachDatabase;

final class JooqUserIdentifiersTest extends EachDatabase implements UserIdentifiersContract {

  @Override
  public UserIdentifiers userIdentifiers() {
    return storage.userIdentifiers();
  }
}
