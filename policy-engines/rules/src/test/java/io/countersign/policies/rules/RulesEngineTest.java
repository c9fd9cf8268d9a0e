package io.countersign.policies.rules;

import static io.countersign.policies.rules.DocumentTest.rule;
import static io.countersign.policies.rules.DocumentTest.rules;

import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyEngineContract;
import io.countersign.application.policy.PolicySource;

class RulesEngineTest implements PolicyEngineContract {

  @Override
  public PolicyEngine engine() {
    return Played.ENGINE;
  }

  @Override
  public PolicySource denying() {
    return new PolicySource(rules(rule("nobody", "true", "{\"deny\": \"Nobody\"}")));
  }

  @Override
  public PolicySource flawed() {
    return new PolicySource(rules(rule("nobody", "maybe", "{\"deny\": \"Nobody\"}")));
  }
}
