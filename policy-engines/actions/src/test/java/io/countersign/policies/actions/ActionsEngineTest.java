package io.countersign.policies.actions;

import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyEngineContract;
import io.countersign.application.policy.PolicySource;

class ActionsEngineTest implements PolicyEngineContract {

  @Override
  public PolicyEngine engine() {
    return Asked.ENGINE;
  }

  @Override
  public PolicySource denying() {
    String code = Asked.handler("api.access.deny('nobody');");
    return new PolicySource(Asked.document(code).replace("\"first\"", "\"nobody\""));
  }

  @Override
  public PolicySource flawed() {
    return new PolicySource(Asked.document("exports."));
  }
}
