package io.countersign.crypto.assertion;

import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares signing a query: keys are announced long before they sign, so that what was read a few
 * seconds ago is as good as new.
 */
final class KeyCache {

  private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

  private final SigningKeys keys;
  private final Function<SigningKey, Es256Key> prepare;
  private final InstantSource clock;
  private final Duration refreshEvery;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile KnownKeys known = KnownKeys.NONE;

  KeyCache(
      SigningKeys keys,
      Function<SigningKey, Es256Key> prepare,
      InstantSource clock,
      Duration refreshEvery) {
    this.keys = keys;
    this.prepare = prepare;
    this.clock = clock;
    this.refreshEvery = refreshEvery;
  }

  /** One thread reads while the others go on with what is known, unless that is nothing. */
  KnownKeys current() {
    KnownKeys seen = known;
    if (isFresh(seen)) {
      return seen;
    }
    if (seen.isEmpty()) {
      reading.lock();
    } else if (!reading.tryLock()) {
      return seen;
    }
    try {
      if (!isFresh(known)) {
        known = read(known);
      }
      return known;
    } finally {
      reading.unlock();
    }
  }

  private boolean isFresh(KnownKeys keys) {
    return !keys.isEmpty() && keys.isYoungerThan(refreshEvery, clock.instant());
  }

  private KnownKeys read(KnownKeys before) {
    Instant now = clock.instant();
    try {
      return KnownKeys.of(keys.all(), before.ready(), prepare, now);
    } catch (RuntimeException e) {
      if (before.isEmpty()) {
        throw e;
      }
      LOG.warn("cannot read the signing keys, those known before stay in use", e);
      return before.readAgainAt(now);
    }
  }
}
