package io.countersign.server.policy;

import io.countersign.application.policy.PolicyEngine;
import io.countersign.application.policy.PolicyEngines;
import io.countersign.application.policy.PolicyKind;
import io.countersign.server.operations.Metrics;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engines on the class path: those that we bring, and whatever lies beside them. */
public final class InstalledEngines {

  private static final Logger LOG = LoggerFactory.getLogger(InstalledEngines.class);

  private InstalledEngines() {}

  /**
   * Loads them.
   *
   * @throws IllegalStateException if one cannot be loaded, or two run the same kind
   */
  public static List<PolicyEngine> load() {
    try {
      return ServiceLoader.load(PolicyEngine.class, InstalledEngines.class.getClassLoader())
          .stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError | LinkageError broken) {
      throw new IllegalStateException("a policy engine cannot be loaded: " + broken, broken);
    }
  }

  /** Each of them timed. */
  public static PolicyEngines timed(List<PolicyEngine> engines, Metrics metrics) {
    return new PolicyEngines(
        engines.stream().map(engine -> new TimedEngine(engine, metrics)).toList());
  }

  /** Has the first policies that are asked not be slow, and says what no policy can be of. */
  public static void warmUp(PolicyEngines engines) {
    engines.warmUp();
    Arrays.stream(PolicyKind.values())
        .filter(kind -> !engines.kinds().contains(kind))
        .forEach(kind -> LOG.info("no engine runs policies of the kind {}", kind.text()));
  }
}
