package io.countersign.application.policy;

import io.countersign.domain.policy.Policy;
import java.util.List;

/** Runs policies of one kind. Found by {@link java.util.ServiceLoader}; it keeps no state. */
public interface PolicyEngine {

  /** What it runs. */
  PolicyKind kind();

  /**
   * Makes a policy ready to be asked, which may take a second.
   *
   * @throws InvalidPolicy if it is not of the form that it must have
   * @throws io.countersign.domain.policy.PolicyFailed if that could not be found out: there is no
   *     room for it, or it takes too long
   */
  Policy compile(PolicySource source);

  /** Policies to begin with, the simplest first. */
  default List<PolicyPreset> presets() {
    return List.of();
  }

  /** Does once what would make the first question slow. */
  void warmUp();
}
