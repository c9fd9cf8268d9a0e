package io.countersign.domain.event;

import static io.countersign.domain.event.FactName.ACT;
import static io.countersign.domain.event.FactName.AUTHENTICATION;
import static io.countersign.domain.event.FactName.AUTHENTICATOR;
import static io.countersign.domain.event.FactName.BROWSER;
import static io.countersign.domain.event.FactName.COUNT;
import static io.countersign.domain.event.FactName.ENROLLMENT;
import static io.countersign.domain.event.FactName.FACTOR;
import static io.countersign.domain.event.FactName.FACTORS;
import static io.countersign.domain.event.FactName.JUSTIFICATION;
import static io.countersign.domain.event.FactName.LEFT;
import static io.countersign.domain.event.FactName.REASON;
import static io.countersign.domain.event.FactName.SCOPES;
import static io.countersign.domain.event.FactName.TOKEN;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue: everything that may have happened, and what is told of it. A name never gets
 * another meaning, and no fact that was told is ever left out: a type only gets more of them.
 */
public enum EventType {
  /** An authenticator was bound; without an enrollment, it was imported. */
  AUTHENTICATOR_ENROLLED("authenticator.enrolled", AUTHENTICATOR, FACTOR, ENROLLMENT),
  /** An authenticator has another name. */
  AUTHENTICATOR_RENAMED("authenticator.renamed", AUTHENTICATOR, FACTOR),
  /** An authenticator was ended. */
  AUTHENTICATOR_REVOKED("authenticator.revoked", AUTHENTICATOR, FACTOR, REASON),
  /** An authenticator is asked first from now on. */
  AUTHENTICATOR_DEFAULTED("authenticator.defaulted", AUTHENTICATOR, FACTOR),
  /** A user may be let in. */
  AUTHENTICATION_APPROVED(
      "authentication.approved", AUTHENTICATION, FACTORS, AUTHENTICATOR, BROWSER, REASON),
  /** A user is not let in. */
  AUTHENTICATION_DENIED("authentication.denied", AUTHENTICATION, FACTOR, AUTHENTICATOR, REASON),
  /** An authentication was ended before its user answered. */
  AUTHENTICATION_ENDED("authentication.ended", AUTHENTICATION, REASON),
  /** Backup codes were made; they count once they are confirmed. */
  BACKUP_CODES_GENERATED("backup-codes.generated", AUTHENTICATOR, COUNT),
  /** The user said that the codes are stored. */
  BACKUP_CODES_CONFIRMED("backup-codes.confirmed", AUTHENTICATOR, COUNT),
  /** The codes were shown again. */
  BACKUP_CODES_VIEWED("backup-codes.viewed", AUTHENTICATOR, LEFT),
  /** A code was used. */
  BACKUP_CODES_USED("backup-codes.used", AUTHENTICATOR, AUTHENTICATION, LEFT),
  /** So few are left that the user had better renew them. */
  BACKUP_CODES_LOW("backup-codes.low", AUTHENTICATOR, LEFT),
  /** None is left. */
  BACKUP_CODES_EXHAUSTED("backup-codes.exhausted", AUTHENTICATOR),
  /** The codes were deleted. */
  BACKUP_CODES_DELETED("backup-codes.deleted", AUTHENTICATOR, REASON),
  /** All of a user's authenticators were ended. */
  MFA_DISABLED("mfa.disabled", FACTORS, COUNT),
  /** A user's authenticators were changed without fresh proof, by a key that may. */
  PROOF_OVERRIDDEN("proof.overridden", ACT, AUTHENTICATOR, FACTOR, JUSTIFICATION),
  /** A token was made that acts for the user. */
  USER_TOKEN_MINTED("user-token.minted", TOKEN, SCOPES, AUTHENTICATION),
  /** A browser was trusted. */
  BROWSER_TRUSTED("browser.trusted", BROWSER, AUTHENTICATION),
  /** A trusted browser stood in for a factor. */
  BROWSER_USED("browser.used", BROWSER, AUTHENTICATION),
  /** A browser is trusted no more. */
  BROWSER_REVOKED("browser.revoked", BROWSER, REASON),
  /** What only a trusted browser should have was shown by another one, too. */
  BROWSER_THEFT_SUSPECTED("browser.theft-suspected", BROWSER),
  /** The user was asked to enroll something, and put it off. */
  PROMPT_SKIPPED("prompt.skipped", AUTHENTICATION, FACTORS);

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // what List.of makes cannot be changed
  private final List<FactName> facts;

  EventType(String text, FactName... facts) {
    this.text = text;
    this.facts = List.of(facts);
  }

  /** The type of this name, if there is one. */
  public static Optional<EventType> named(String text) {
    return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
  }

  /** The name on the wire, for example {@code authenticator.enrolled}. */
  public String text() {
    return text;
  }

  /** What may be told of it, each at most once. */
  public List<FactName> facts() {
    return facts;
  }
}
