package io.countersign.application.identifier;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * New names for things. They begin with the time, so that an index grows at its end (RFC 9562
 * section 5.7, UUID version 7). They are names, not secrets: nothing is opened by knowing one.
 */
public final class Identifiers {

  private final InstantSource clock;
  private final SecureRandom random;

  public Identifiers(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A name that nothing had before. */
  public UUID next() {
    long version7 = (clock.millis() << 16) | 0x7000L | random.nextInt(1 << 12);
    long variant2 = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(version7, variant2);
  }
}
