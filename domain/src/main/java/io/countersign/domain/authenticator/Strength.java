package io.countersign.domain.authenticator;

import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;

/** How hard a factor is to come by for somebody else, the weakest first. */
public enum Strength {
  /** A code on paper. */
  EMERGENCY,
  /**
   * A code that travels. NIST SP 800-63B-4 section 3.1.3.3 restricts those over the telephone
   * network.
   */
  OUT_OF_BAND,
  /** What the user's device makes, but could be talked into telling somebody else. */
  HELD,
  /** What only the right site gets an answer from (NIST SP 800-63B-4 section 3.2.5). */
  PHISHING_RESISTANT;

  /** That of a factor. */
  public static Strength of(FactorType type, FactorTraits traits) {
    if (type.equals(BackupCode.FACTOR)) {
      return EMERGENCY;
    }
    if (traits.phishingResistant()) {
      return PHISHING_RESISTANT;
    }
    return traits.outOfBand() ? OUT_OF_BAND : HELD;
  }

  /** Whether it is worth as much as another, or more. */
  public boolean reaches(Strength other) {
    return compareTo(other) >= 0;
  }

  /** The weaker of two. */
  public Strength orWeaker(Strength other) {
    return reaches(other) ? other : this;
  }
}
