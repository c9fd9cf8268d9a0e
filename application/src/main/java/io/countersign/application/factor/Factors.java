package io.countersign.application.factor;

import io.countersign.domain.factor.FactorType;
import java.util.List;
import java.util.Optional;

/** The factors that plugins brought. What they are may change while the server runs. */
public interface Factors {

  /** The factor of this name, or that has a variant of this name, if it is loaded and works. */
  Optional<LoadedFactor> find(FactorType type);

  /** All that are loaded and work, in alphabetical order of their names. */
  List<LoadedFactor> all();

  /** The archives that are there and not used, in the alphabetical order of their names. */
  List<RefusedPlugin> refused();
}
