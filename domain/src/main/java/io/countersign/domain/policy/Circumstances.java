package io.countersign.domain.policy;

import io.countersign.domain.mfa.Entry;
import io.countersign.domain.risk.RiskAssessment;
import java.util.Locale;
import java.util.Optional;

/**
 * What an authentication began with, and what a policy is told at every stage.
 *
 * @param language of messages; absent for that of the installation
 */
public record Circumstances(
    Entry entry, Optional<Locale> language, Context context, RiskAssessment risk) {

  /** A sign-in of which nothing is known. */
  public static final Circumstances UNKNOWN =
      new Circumstances(Entry.SIGN_IN, Optional.empty(), Context.NONE, RiskAssessment.NONE);
}
