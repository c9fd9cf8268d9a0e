package io.countersign.application.factor;

import io.countersign.domain.factor.FactorType;
import java.util.Set;

/** Something that became of a plugin on this node. */
public sealed interface PluginNews {

  /** The name of the plugin's file. */
  String archive();

  /**
   * It runs.
   *
   * @param id that it has given itself
   * @param version its own
   * @param factors all that it brings, variants too
   */
  record Loaded(String archive, String id, String version, Set<FactorType> factors)
      implements PluginNews {

    /** Keeps a copy. */
    public Loaded {
      factors = Set.copyOf(factors);
    }
  }

  /**
   * It is not used.
   *
   * @param reason lower-case words joined by dashes
   */
  record Failed(String archive, String reason) implements PluginNews {}
}
