package io.countersign.application.factor;

import java.util.List;

/** What can users prove here? */
public final class ListFactors {

  private final Factors factors;

  public ListFactors(Factors factors) {
    this.factors = factors;
  }

  /** All factors that are loaded and work, in alphabetical order. */
  public List<LoadedFactor> list() {
    return factors.all();
  }
}
