package io.countersign.server.plugin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Opens after some hangs in a row. While it is open, one call per pause is let through. */
final class Circuit {

  private final int most;
  private final Duration pause;
  private final InstantSource clock;

  private volatile int hangs;
  private volatile boolean open;
  private Instant since = Instant.MIN;

  Circuit(GuardLimits limits, InstantSource clock) {
    this.most = limits.hangs();
    this.pause = limits.pause();
    this.clock = clock;
  }

  /** Whether a call would be admitted. */
  boolean passable() {
    return !open || due(clock.instant());
  }

  /** To be asked before every call. */
  boolean admits() {
    return !open || admitsTrial();
  }

  private synchronized boolean admitsTrial() {
    Instant now = clock.instant();
    if (!open) {
      return true;
    }
    if (!due(now)) {
      return false;
    }
    since = now; // the next trial comes after another pause
    return true;
  }

  /** A clock that was set back must not make a pause longer. */
  private synchronized boolean due(Instant now) {
    return now.isBefore(since) || !now.isBefore(since.plus(pause));
  }

  /**
   * A call came back in time.
   *
   * @return whether that closed the circuit
   */
  boolean returned() {
    return hangs != 0 && close();
  }

  private synchronized boolean close() {
    boolean wasOpen = open;
    hangs = 0;
    open = false;
    return wasOpen;
  }

  /**
   * A call did not come back in time.
   *
   * @return whether the circuit is open now
   */
  synchronized boolean hung() {
    hangs++;
    if (hangs >= most) {
      open = true;
      since = clock.instant();
    }
    return open;
  }
}
