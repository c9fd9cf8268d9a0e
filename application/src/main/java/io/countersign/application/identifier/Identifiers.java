package io.countersign.application.identifier;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * New names for things. They begin with the time, so that an index grows at its end (RFC 9562
 * section 5.7, UUID version 7), and each is greater than the one before it (section 6.2, method 3:
 * what would be the first random bits are a fraction of the millisecond, or count on where two come
 * too close). They are names, not secrets: nothing is opened by knowing one.
 */
public final class Identifiers {

  /** So many steps has a millisecond. */
  private static final int STEP_BITS = 12;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final InstantSource clock;
  private final SecureRandom random;

  /** The step of the newest name; steps go on if the clock does not, or goes back. */
  private final AtomicLong newest = new AtomicLong(Long.MIN_VALUE);

  public Identifiers(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A name that nothing had before; of those made here, the greatest. */
  public UUID next() {
    long now = step(clock.instant());
    long step = newest.updateAndGet(last -> Math.max(last + 1, now));
    long version7 = (step >> STEP_BITS << 16) | 0x7000L | (step & ((1 << STEP_BITS) - 1));
    long variant2 = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(version7, variant2);
  }

  private static long step(Instant now) {
    long millis = now.toEpochMilli();
    long nanos = Instant.ofEpochMilli(millis).until(now, ChronoUnit.NANOS);
    return (millis << STEP_BITS) | (nanos << STEP_BITS) / NANOS_PER_MILLI;
  }
}
