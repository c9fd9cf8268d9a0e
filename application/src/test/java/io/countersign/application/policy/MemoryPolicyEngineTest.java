package io.countersign.application.policy;

class MemoryPolicyEngineTest implements PolicyEngineContract {

  @Override
  public PolicyEngine engine() {
    return new MemoryPolicyEngine();
  }

  @Override
  public PolicySource denying() {
    return new PolicySource(MemoryPolicyEngine.DENYING);
  }

  @Override
  public PolicySource flawed() {
    return new PolicySource("{}");
  }
}
