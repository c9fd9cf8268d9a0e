package io.countersign.contracts;

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
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Verified;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A holder and the host's side of their authenticator. */
final class Enrollee {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final int HANDLE_BYTES = 32;

  private final Factor factor;
  private final FactorType type;
  private final SecureRandom random;
  private final Holder holder;
  private EnrollmentStart start;
  private Fields confirmation;
  private Credential kept;
  private Optional<SecretBytes> identity;

  private Enrollee(FactorUnderTest test, Factor factor, long seed) {
    this.factor = factor;
    type = test.provider().type();
    random = Randoms.seeded(seed);
    holder = test.holder();
    start = factor.begin(request(test, holder.options(), random, NOON));
    confirmation = holder.confirm(start, NOON);
    kept = start.pending();
    identity = start.identity();
  }

  /** Begun, not confirmed. All that is random follows from {@code seed}. */
  static Enrollee begun(FactorUnderTest test, long seed) {
    return begun(test, test.provider().create(FactorConfig.defaults()), seed);
  }

  static Enrollee begun(FactorUnderTest test, Factor factor, long seed) {
    return new Enrollee(test, factor, seed);
  }

  static Enrollee confirmed(FactorUnderTest test, long seed) {
    return confirmed(test, test.provider().create(FactorConfig.defaults()), seed);
  }

  static Enrollee confirmed(FactorUnderTest test, Factor factor, long seed) {
    Enrollee enrollee = begun(test, factor, seed);
    assertThat(enrollee.confirm(enrollee.confirmation)).isInstanceOf(Verified.class);
    return enrollee;
  }

  static EnrollmentRequest request(
      FactorUnderTest test, Fields options, SecureRandom random, Instant now) {
    byte[] handle = new byte[HANDLE_BYTES];
    random.nextBytes(handle);
    return new EnrollmentRequest(
        test.provider().type(),
        "ACME",
        "anna@acme.test",
        SecretBytes.of(handle),
        List.of(),
        options,
        random,
        now);
  }

  EnrollmentStart start() {
    return start;
  }

  Credential kept() {
    return kept;
  }

  Factor factor() {
    return factor;
  }

  /** Known from the beginning, or since the enrollment was confirmed. */
  Optional<SecretBytes> identity() {
    return identity;
  }

  /** The response that confirms, or confirmed, the enrollment at noon. */
  Fields confirmation() {
    return confirmation;
  }

  /** Whether there was something to begin again; what confirms it is another response then. */
  boolean beginAgain(Instant now) {
    Optional<EnrollmentStart> again = factor.beginAgain(start.pending(), request(now));
    again.ifPresent(next -> {
      start = next;
      kept = next.pending();
      confirmation = holder.confirm(next, now);
    });
    return again.isPresent();
  }

  Verification confirm(Fields response) {
    return confirm(response, NOON);
  }

  Verification confirm(Fields response, Instant now) {
    Verification outcome = keep(factor.confirm(start.pending(), response, now));
    if (outcome instanceof Verified verified) {
      identity = identity.or(verified::identity);
    }
    return outcome;
  }

  ChallengeStart challenge(Instant now) {
    return challenge(request(now));
  }

  /** A challenge that others may answer as well. */
  ChallengeStart challenge(Instant now, Enrollee other) {
    return challenge(new ChallengeRequest(type, List.of(other.kept), random, now));
  }

  ChallengeStart challenge(ChallengeRequest request) {
    return factor.challenge(kept, request);
  }

  /** What a challenge is made of if all that is random follows from {@code seed}. */
  ChallengeRequest request(Instant now, long seed) {
    return new ChallengeRequest(type, List.of(), Randoms.seeded(seed), now);
  }

  private ChallengeRequest request(Instant now) {
    return new ChallengeRequest(type, List.of(), random, now);
  }

  Fields answer(ChallengeStart challenge, Instant now) {
    return holder.answer(challenge, now);
  }

  Verification verify(ChallengeStart challenge, Fields response, Instant now) {
    return keep(factor.verify(kept, challenge.state(), response, now));
  }

  /** Challenge, right answer, verification. */
  Verification prove(Instant now) {
    ChallengeStart challenge = challenge(now);
    return verify(challenge, answer(challenge, now), now);
  }

  private Verification keep(Verification outcome) {
    if (outcome instanceof Verified verified) {
      kept = verified.credential();
    }
    return outcome;
  }
}
