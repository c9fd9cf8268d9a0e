package io.countersign.application.factor;

import io.countersign.domain.factor.FactorType;

/** A plugin threw, hung or returned nonsense. The user is not let in; others go on. */
public final class FactorUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param type the factor that failed
   * @param cause for the log
   */
  public FactorUnavailable(FactorType type, Throwable cause) {
    super("factor " + type + " is unavailable", cause);
  }
}
