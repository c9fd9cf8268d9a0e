package io.countersign.application.lockout;

import io.countersign.application.fixture.Samples;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Counters and attempts to try ports with. */
final class Guesses {

  static final Named NAMED =
      new Named(IdentifierType.EMAIL, "a***@example.com", Optional.of(new UserId("42")));

  private Guesses() {}

  static SecretBytes mark(int number) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) number);
    return SecretBytes.of(bytes);
  }

  static CounterKey key(TenantId tenant, int subject) {
    return CounterKey.everyone(tenant, mark(subject));
  }

  static Counter counter(CounterKey key) {
    return new Counter(key, NAMED, AttemptAction.PASSWORD, Tally.NONE);
  }

  static Counter locked(CounterKey key, Instant now, Duration lasts) {
    return counter(key).with(Tally.NONE.locked(now, lasts));
  }

  static Attempt attempt(CounterKey key, Instant at) {
    return new Attempt(
        new AttemptId(UUID.randomUUID()),
        Samples.CLIENT,
        key,
        3,
        Optional.of(new Attempt.Source(mark(0xfe), 4)),
        NAMED,
        AttemptAction.PASSWORD_RESET,
        Optional.of("2001:db8::1"),
        at,
        at.plus(Attempt.OPEN),
        Optional.empty());
  }

  static Attempt bare(CounterKey key, Instant at) {
    return new Attempt(
        new AttemptId(UUID.randomUUID()),
        Samples.CLIENT,
        key,
        0,
        Optional.empty(),
        new Named(IdentifierType.USERNAME, "\ud83d\ude00***", Optional.empty()),
        AttemptAction.PASSWORD,
        Optional.empty(),
        at,
        at.plus(Attempt.OPEN),
        Optional.empty());
  }
}
