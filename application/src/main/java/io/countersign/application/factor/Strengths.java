package io.countersign.application.factor;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.Strength;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How strong factors are, and so how strong a proof it takes to change what a user has. */
public final class Strengths {

  private final Factors factors;

  public Strengths(Factors factors) {
    this.factors = factors;
  }

  /** What a proof with it is worth: with one that is not loaded, next to nothing. */
  public Strength of(FactorType factor) {
    return known(factor).orElse(Strength.EMERGENCY);
  }

  /**
   * What it takes to change it. What one that is not loaded is worth nobody knows: all there is.
   */
  public Strength toChange(FactorType factor) {
    return known(factor).orElse(Strength.PHISHING_RESISTANT);
  }

  /** What it takes to change everything. */
  public Strength toChangeAll(List<Authenticator> bound) {
    return bound.stream()
        .map(one -> toChange(one.factor()))
        .max(Comparator.naturalOrder())
        .orElse(Strength.EMERGENCY);
  }

  /** What it takes to add this to what is there: no more than the strongest of that. */
  public Strength toAdd(List<Authenticator> bound, FactorType added) {
    return toChangeAll(bound).orWeaker(of(added));
  }

  private Optional<Strength> known(FactorType factor) {
    return factor.equals(BackupCode.FACTOR)
        ? Optional.of(Strength.EMERGENCY)
        : factors.find(factor).map(loaded -> Strength.of(loaded.type(), loaded.traits()));
  }
}
