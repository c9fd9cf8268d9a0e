package io.countersign.domain.policy;

import io.countersign.domain.mfa.Entry;
import io.countersign.domain.organization.OrganizationId;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.risk.Sighting;
import java.util.Locale;
import java.util.Optional;

/**
 * What an authentication began with, and what a policy is told at every stage.
 *
 * @param language of messages; absent for that of the installation
 * @param sighting what of it is remembered if the user comes in
 */
public record Circumstances(
    Entry entry,
    Optional<Locale> language,
    Context context,
    RiskAssessment risk,
    Sighting sighting) {

  /** Before anybody looked. */
  public Circumstances(Entry entry, Optional<Locale> language, Context context) {
    this(entry, language, context, RiskAssessment.NONE, Sighting.NONE);
  }

  /** After they were looked at. */
  public Circumstances assessed(RiskAssessment found, Sighting seen) {
    return new Circumstances(entry, language, context, found, seen);
  }

  /** On whose behalf the user comes in, if that matters to what is asked. */
  public Optional<OrganizationId> organization() {
    return context.organization().map(OrganizationFacts::id);
  }

  /** A sign-in of which nothing is known. */
  public static final Circumstances UNKNOWN =
      new Circumstances(Entry.SIGN_IN, Optional.empty(), Context.NONE);
}
