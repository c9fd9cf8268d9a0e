package io.countersign.persistence.replay;

import io.countersign.application.replay.PolicyReplays;
import io.countersign.application.replay.PolicyReplaysContract;
import io.countersign.persistence.EachDatabase;

final class JooqPolicyReplaysTest extends EachDatabase implements PolicyReplaysContract {

  @Override
  public PolicyReplays replays() {
    return storage.policyReplays();
  }
}
