package io.countersign.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One user, and the host's side of their one passkey. */
final class Ceremony {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final FactorType PASSKEY = new FactorType("passkey");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Factor factor;
  private final SecretBytes handle;
  private Credential kept = new Credential(SecretBytes.none());

  private Ceremony(Factor factor) {
    this.factor = factor;
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    handle = SecretBytes.of(bytes);
  }

  static Ceremony with(Map<String, String> settings) {
    return new Ceremony(new PasskeyProvider().create(FactorConfig.of(settings)));
  }

  static Ceremony withDefaults() {
    return with(Map.of());
  }

  /** A user who has this passkey already. */
  static Ceremony of(SoftKey key) {
    Ceremony ceremony = withDefaults();
    ceremony.registered(key);
    return ceremony;
  }

  /** Another user of the same factor. */
  Ceremony another() {
    return new Ceremony(factor);
  }

  /** The same user after the operator changed the settings. */
  Ceremony after(Map<String, String> settings) {
    Ceremony changed = with(settings);
    changed.kept = kept;
    return changed;
  }

  SecretBytes handle() {
    return handle;
  }

  Credential kept() {
    return kept;
  }

  Passkey passkey() {
    return Passkey.decode(kept);
  }

  EnrollmentStart begin(String as, List<Credential> existing) {
    return factor.begin(
        new EnrollmentRequest(
            new FactorType(as),
            "ACME",
            "anna@acme.test",
            handle,
            existing,
            Fields.none(),
            RANDOM,
            NOON));
  }

  EnrollmentStart begin() {
    return begin("passkey", List.of());
  }

  static Map<?, ?> options(Shown shown) {
    if (shown.fields().get("publicKey") instanceof Map<?, ?> options) {
      return options;
    }
    throw new IllegalArgumentException("no options");
  }

  Verification confirm(EnrollmentStart start, Map<String, Object> response, Instant now) {
    return keep(factor.confirm(start.pending(), Fields.of(response), now));
  }

  Verification register(SoftKey key) {
    EnrollmentStart start = begin();
    return confirm(start, key.create(options(start.shown())), NOON);
  }

  Verification registerAs(String as, SoftKey key) {
    EnrollmentStart start = begin(as, List.of());
    return confirm(start, key.create(options(start.shown())), NOON);
  }

  Verified registered(SoftKey key) {
    return verified(register(key));
  }

  ChallengeStart challenge(Credential... others) {
    return factor.challenge(kept, new ChallengeRequest(PASSKEY, List.of(others), RANDOM, NOON));
  }

  Verification verify(ChallengeStart challenge, Map<String, Object> response, Instant now) {
    return keep(factor.verify(kept, challenge.state(), Fields.of(response), now));
  }

  Optional<SecretBytes> answering(Map<String, Object> response) {
    return factor.answering(Fields.of(response));
  }

  Verification signIn(SoftKey key) {
    ChallengeStart challenge = challenge();
    return verify(challenge, key.get(options(challenge.shown())), NOON);
  }

  Verified signedIn(SoftKey key) {
    return verified(signIn(key));
  }

  static Verified verified(Verification verification) {
    assertThat(verification).isInstanceOf(Verified.class);
    return (Verified) verification;
  }

  static void assertRejected(Verification verification, String reason) {
    assertThat(verification).isEqualTo(new Rejected(reason));
  }

  private Verification keep(Verification outcome) {
    if (outcome instanceof Verified verified) {
      kept = verified.credential();
    }
    return outcome;
  }
}
