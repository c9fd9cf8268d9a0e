package io.countersign.application.factor;

import java.util.List;

/** What can users prove here? */
public final class ListFactors {

  private final Factors factors;

  public ListFactors(Factors factors) {
    this.factors = factors;
  }

  /**
   * What is there.
   *
   * @param loaded all factors that are loaded and work, in alphabetical order
   * @param refused the archives that are not used
   */
  public record Known(List<LoadedFactor> loaded, List<RefusedPlugin> refused) {}

  /** As it is now. */
  public Known list() {
    return new Known(factors.all(), factors.refused());
  }
}
