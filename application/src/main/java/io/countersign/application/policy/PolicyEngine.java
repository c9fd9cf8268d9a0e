package io.countersign.application.policy;

import io.countersign.domain.policy.Policy;

/** Runs policies of one kind. Found by {@link java.util.ServiceLoader}; it keeps no state. */
public interface PolicyEngine {

  /** What it runs. */
  PolicyKind kind();

  /**
   * Makes a policy ready to be asked, which may take a second.
   *
   * @throws InvalidPolicy if it is not of the form that it must have
   */
  Policy compile(PolicySource source);

  /** Does once what would make the first question slow. */
  void warmUp();
}
