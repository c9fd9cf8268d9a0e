package io.countersign.application.policy;

import io.countersign.domain.policy.Policy;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The engines that this installation came with, one for a kind. */
public final class PolicyEngines {

  private final Map<PolicyKind, PolicyEngine> engines = new EnumMap<>(PolicyKind.class);

  /**
   * @throws IllegalArgumentException if two run the same kind
   */
  public PolicyEngines(Collection<? extends PolicyEngine> found) {
    for (PolicyEngine engine : found) {
      if (engines.put(engine.kind(), engine) != null) {
        throw new IllegalArgumentException(
            "two engines run policies of the kind " + engine.kind().text());
      }
    }
  }

  /**
   * Makes a policy ready to be asked, which may take a second.
   *
   * @throws InvalidPolicy if it is not of the form that it must have
   * @throws MissingEngine if nothing here runs its kind
   */
  public Policy compile(PolicyKind kind, PolicySource source) {
    PolicyEngine engine = engines.get(kind);
    if (engine == null) {
      throw new MissingEngine(kind);
    }
    return engine.compile(source);
  }

  /** What is run here, in the order of the kinds. */
  public Set<PolicyKind> kinds() {
    return Collections.unmodifiableSet(engines.keySet());
  }

  /** Policies of a kind to begin with, the simplest first. */
  public List<PolicyPreset> presets(PolicyKind kind) {
    PolicyEngine engine = engines.get(kind);
    return engine == null ? List.of() : engine.presets();
  }

  /** Does once what would make the first questions slow. */
  public void warmUp() {
    engines.values().forEach(PolicyEngine::warmUp);
  }
}
