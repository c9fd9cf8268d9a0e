package io.countersign.domain.event;

import static io.countersign.domain.event.FactName.ACT;
import static io.countersign.domain.event.FactName.ACTION;
import static io.countersign.domain.event.FactName.ARCHIVE;
import static io.countersign.domain.event.FactName.ATTEMPTS;
import static io.countersign.domain.event.FactName.AUDIENCE;
import static io.countersign.domain.event.FactName.AUTHENTICATION;
import static io.countersign.domain.event.FactName.AUTHENTICATOR;
import static io.countersign.domain.event.FactName.BROWSER;
import static io.countersign.domain.event.FactName.COUNT;
import static io.countersign.domain.event.FactName.ENROLLMENT;
import static io.countersign.domain.event.FactName.FACTOR;
import static io.countersign.domain.event.FactName.FACTORS;
import static io.countersign.domain.event.FactName.FORMER;
import static io.countersign.domain.event.FactName.IDENTIFIER;
import static io.countersign.domain.event.FactName.IDENTIFIER_TYPE;
import static io.countersign.domain.event.FactName.IDENTIFIER_TYPES;
import static io.countersign.domain.event.FactName.IP;
import static io.countersign.domain.event.FactName.JUSTIFICATION;
import static io.countersign.domain.event.FactName.KEY;
import static io.countersign.domain.event.FactName.KID;
import static io.countersign.domain.event.FactName.KIND;
import static io.countersign.domain.event.FactName.LEFT;
import static io.countersign.domain.event.FactName.LINKED;
import static io.countersign.domain.event.FactName.LOCKED_UNTIL;
import static io.countersign.domain.event.FactName.MEMBERS;
import static io.countersign.domain.event.FactName.MFA;
import static io.countersign.domain.event.FactName.ORGANIZATION;
import static io.countersign.domain.event.FactName.PLUGIN;
import static io.countersign.domain.event.FactName.PLUGIN_VERSION;
import static io.countersign.domain.event.FactName.REASON;
import static io.countersign.domain.event.FactName.SCOPES;
import static io.countersign.domain.event.FactName.TOKEN;
import static io.countersign.domain.event.FactName.UNLINKED;
import static io.countersign.domain.event.FactName.VERSION;
import static io.countersign.domain.event.FactName.WEBHOOK;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue: everything that may have happened, and what is told of it. A name never gets
 * another meaning, and no fact that was told is ever left out: a type only gets more of them.
 */
public enum EventType {
  ENROLLMENT_BEGUN(
      "enrollment.begun",
      "A user began to add an authenticator.",
      ENROLLMENT,
      FACTOR,
      AUTHENTICATION),
  ENROLLMENT_FAILED(
      "enrollment.failed",
      "A wrong response to an enrollment was counted, with those before it.",
      ENROLLMENT,
      FACTOR,
      ATTEMPTS),
  AUTHENTICATOR_ENROLLED(
      "authenticator.enrolled",
      "An authenticator was bound; without an enrollment, it was imported.",
      AUTHENTICATOR,
      FACTOR,
      ENROLLMENT),
  AUTHENTICATOR_USED(
      "authenticator.used",
      "A response of an authenticator was right, and counts.",
      AUTHENTICATOR,
      FACTOR,
      AUTHENTICATION),
  AUTHENTICATOR_FAILED(
      "authenticator.failed",
      "A wrong response to an authentication was counted, with those before it.",
      AUTHENTICATOR,
      FACTOR,
      AUTHENTICATION,
      ATTEMPTS),
  AUTHENTICATOR_RENAMED(
      "authenticator.renamed", "An authenticator has another name.", AUTHENTICATOR, FACTOR),
  AUTHENTICATOR_REVOKED(
      "authenticator.revoked", "An authenticator was ended.", AUTHENTICATOR, FACTOR, REASON),
  AUTHENTICATOR_DEFAULTED(
      "authenticator.defaulted",
      "An authenticator is asked first from now on.",
      AUTHENTICATOR,
      FACTOR),
  AUTHENTICATION_BEGUN(
      "authentication.begun",
      "An application, or with a token the user, asked for a proof; the authenticator is the one"
          + " that is asked first.",
      AUTHENTICATION,
      FACTOR,
      AUTHENTICATOR,
      TOKEN),
  AUTHENTICATION_APPROVED(
      "authentication.approved",
      "A user may be let in.",
      AUTHENTICATION,
      FACTORS,
      AUTHENTICATOR,
      BROWSER,
      REASON),
  AUTHENTICATION_DENIED(
      "authentication.denied",
      "A user is not let in.",
      AUTHENTICATION,
      FACTOR,
      AUTHENTICATOR,
      REASON),
  AUTHENTICATION_EXPIRED(
      "authentication.expired", "Nobody answered an authentication in time.", AUTHENTICATION),
  AUTHENTICATION_ENDED(
      "authentication.ended",
      "An authentication was ended before its user answered.",
      AUTHENTICATION,
      REASON),
  BACKUP_CODES_GENERATED(
      "backup-codes.generated",
      "Backup codes were made; they count once they are confirmed.",
      AUTHENTICATOR,
      COUNT),
  BACKUP_CODES_CONFIRMED(
      "backup-codes.confirmed", "The user said that the codes are stored.", AUTHENTICATOR, COUNT),
  BACKUP_CODES_VIEWED("backup-codes.viewed", "The codes were shown again.", AUTHENTICATOR, LEFT),
  BACKUP_CODES_USED("backup-codes.used", "A code was used.", AUTHENTICATOR, AUTHENTICATION, LEFT),
  BACKUP_CODES_LOW(
      "backup-codes.low",
      "So few are left that the user had better renew them.",
      AUTHENTICATOR,
      LEFT),
  BACKUP_CODES_EXHAUSTED("backup-codes.exhausted", "None is left.", AUTHENTICATOR),
  BACKUP_CODES_DELETED("backup-codes.deleted", "The codes were deleted.", AUTHENTICATOR, REASON),
  MFA_DISABLED("mfa.disabled", "All of a user's authenticators were ended.", FACTORS, COUNT),
  PROOF_OVERRIDDEN(
      "proof.overridden",
      "A key that may went past the fresh proof that a change takes, be it that nothing came of it.",
      ACT,
      FACTOR,
      ENROLLMENT,
      JUSTIFICATION),
  USER_TOKEN_MINTED(
      "user-token.minted",
      "A token was made that acts for the user.",
      TOKEN,
      SCOPES,
      AUTHENTICATION),
  USER_TOKEN_REVOKED(
      "user-token.revoked", "All tokens of a user were ended; how many there were is told.", COUNT),
  BROWSER_TRUSTED("browser.trusted", "A browser was trusted.", BROWSER, AUTHENTICATION),
  BROWSER_USED("browser.used", "A trusted browser stood in for a factor.", BROWSER, AUTHENTICATION),
  BROWSER_REVOKED("browser.revoked", "A browser is trusted no more.", BROWSER, REASON),
  BROWSER_THEFT_SUSPECTED(
      "browser.theft-suspected",
      "What only a trusted browser should have was shown by another one, too.",
      BROWSER),
  POLICY_WARNED(
      "policy.warned",
      "A factor that a policy asks for could not be used, and the user could go on without: what"
          + " Auth0's tenant log calls w.",
      AUTHENTICATION,
      FACTOR,
      REASON),
  POLICY_UNMET(
      "policy.unmet",
      "No factor that a policy asks for could be used, and the user was not let in: what Auth0's"
          + " tenant log calls mfar.",
      AUTHENTICATION,
      FACTORS),
  POLICY_FAILED(
      "policy.failed",
      "A policy could not say what it wants, and the user was not let in.",
      AUTHENTICATION,
      REASON),
  PROMPT_SKIPPED(
      "prompt.skipped",
      "The user was asked to enroll something, and put it off.",
      AUTHENTICATION,
      FACTORS),
  POLICY_SAVED("policy.saved", "A version of the tenant's policy was saved.", VERSION, KIND),
  POLICY_ACTIVATED(
      "policy.activated",
      "Another version of the tenant's policy is asked from now on; without a version, none is.",
      VERSION,
      FORMER),
  POLICY_REPLAYED(
      "policy.replayed",
      "Somebody had a policy asked about those who signed in lately; without a version, a draft.",
      VERSION,
      KIND),
  WEBHOOK_CREATED("webhook.created", "A webhook was made.", WEBHOOK),
  WEBHOOK_CHANGED("webhook.changed", "What a webhook is told, or where, is another.", WEBHOOK),
  WEBHOOK_ENABLED("webhook.enabled", "A webhook is told again what happens.", WEBHOOK),
  WEBHOOK_DISABLED("webhook.disabled", "A webhook is told nothing any more.", WEBHOOK, REASON),
  WEBHOOK_SECRET_ROTATED(
      "webhook.secret-rotated", "Requests are signed with another secret.", WEBHOOK),
  WEBHOOK_DELETED("webhook.deleted", "A webhook was deleted.", WEBHOOK),
  WEBHOOK_REDELIVERED(
      "webhook.redelivered",
      "Somebody had events sent to a webhook again; how many is told.",
      WEBHOOK,
      COUNT),
  WEBHOOK_TRIED("webhook.tried", "Somebody tried a webhook out.", WEBHOOK),
  WEBHOOK_TEST(
      "webhook.test",
      "Somebody tries a webhook out; only that one is told, and it is nowhere else.",
      WEBHOOK),
  ATTEMPT_SUCCEEDED(
      "attempt.succeeded",
      "An application said that a guess at an identifier was right.",
      IDENTIFIER_TYPE,
      IDENTIFIER,
      AUDIENCE,
      ACTION,
      IP),
  ATTEMPT_FAILED(
      "attempt.failed",
      "A guess at an identifier was wrong, or nobody said in time, or a lock came between.",
      IDENTIFIER_TYPE,
      IDENTIFIER,
      AUDIENCE,
      ACTION,
      IP,
      REASON),
  VERIFICATION_VERIFIED(
      "verification.verified",
      "The code that was sent to an address came back.",
      FACTOR,
      IDENTIFIER_TYPE,
      IDENTIFIER,
      ACTION,
      IP),
  VERIFICATION_FAILED(
      "verification.failed",
      "A wrong code for an address was counted, with those before it.",
      FACTOR,
      IDENTIFIER_TYPE,
      IDENTIFIER,
      ACTION,
      ATTEMPTS,
      IP),
  AUTHENTICATOR_LOCKED(
      "authenticator.locked",
      "An authenticator got as many wrong responses as it takes, from everybody or from one known"
          + " device; none of theirs is looked at until then.",
      AUTHENTICATOR,
      FACTOR,
      ATTEMPTS,
      LOCKED_UNTIL),
  IDENTIFIER_LOCKOUT(
      "Identifier.Lockout",
      "Nobody may guess at an identifier for a while: too many did, or an administrator locked it.",
      IDENTIFIER_TYPE,
      IDENTIFIER,
      AUDIENCE,
      ACTION,
      ATTEMPTS,
      LOCKED_UNTIL,
      IP,
      REASON),
  IDENTIFIER_UNLOCKED(
      "Identifier.Unlocked",
      "One may guess at an identifier again: because of the time, or of an administrator.",
      IDENTIFIER_TYPE,
      IDENTIFIER,
      AUDIENCE,
      REASON),
  IDENTIFIERS_CHANGED(
      "identifiers.changed",
      "Identifiers were linked to a user, or taken away; how many they are now is told, and not"
          + " which.",
      COUNT,
      LINKED,
      UNLINKED,
      IDENTIFIER_TYPES),
  API_KEY_CREATED("api-key.created", "An API key was created.", KEY, SCOPES),
  API_KEY_REVOKED("api-key.revoked", "An API key was ended.", KEY),
  SIGNING_KEY_ROTATED(
      "signing-key.rotated",
      "The key that signs assertions got a successor, or is the first.",
      KID),
  PLUGIN_LOADED(
      "plugin.loaded",
      "A node runs a plugin: since it started, or since its archive came or was replaced.",
      PLUGIN,
      PLUGIN_VERSION,
      FACTORS,
      ARCHIVE),
  PLUGIN_FAILED(
      "plugin.failed", "A node does not use an archive among its plugins.", ARCHIVE, REASON),
  TENANT_CREATED("tenant.created", "The tenant was founded.", MFA),
  TENANT_CHANGED("tenant.changed", "Something that the tenant chose was changed.", MEMBERS),
  ORGANIZATION_CHANGED(
      "organization.changed", "Something was chosen for an organization.", ORGANIZATION, MFA),
  ORGANIZATION_REMOVED(
      "organization.removed", "What was chosen for an organization was taken back.", ORGANIZATION),
  USER_CHANGED("user.changed", "Something else was chosen for a user, or nothing any more.", MFA);

  /** Every event that is read asks for its type. */
  private static final Map<String, EventType> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EventType::text, Function.identity()));

  private final String text;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // what List.of makes cannot be changed
  private final List<FactName> facts;

  EventType(String text, String meaning, FactName... facts) {
    this.text = text;
    this.meaning = meaning;
    this.facts = List.of(facts);
  }

  /** The type of this name, if there is one. */
  public static Optional<EventType> named(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }

  /** The name on the wire, for example {@code authenticator.enrolled}. */
  public String text() {
    return text;
  }

  /** What happened, as a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What may be told of it, each at most once. */
  public List<FactName> facts() {
    return facts;
  }
}
