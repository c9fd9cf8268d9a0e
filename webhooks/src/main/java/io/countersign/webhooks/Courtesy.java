package io.countersign.webhooks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets whoever signs in go first. A thread that wants to go on after a short nap, and is late, has
 * waited for a processor, and so does everybody else: then webhooks wait a little longer, each
 * request for half a second at the most. Somebody at a door would notice a tenth of one.
 */
final class Courtesy {

  /** So late is nobody on a processor that has time: timers of Linux are, by a tenth of it. */
  static final Duration LATE = Duration.ofMillis(1);

  /**
   * Naps at the most, half a second in all: what is to be told is told also where nothing ever
   * rests.
   */
  static final int MOST_NAPS = 10;

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMillis(128);

  /** A nap. */
  interface Nap {

    /** Takes it, and returns by how much it was longer. */
    Duration late(Duration nap);
  }

  private final Nap nap;

  Courtesy() {
    this(Courtesy::parked);
  }

  Courtesy(Nap nap) {
    this.nap = nap;
  }

  /** Waits until there is time, but not for ever; whoever is interrupted does not wait. */
  void comeAfterOthers() {
    Duration next = SHORTEST;
    for (int naps = 0; naps < MOST_NAPS && !Thread.currentThread().isInterrupted(); naps++) {
      if (nap.late(next).compareTo(LATE) < 0) {
        return;
      }
      next = next.compareTo(LONGEST) < 0 ? next.multipliedBy(2) : next;
    }
  }

  private static Duration parked(Duration nap) {
    long began = System.nanoTime();
    LockSupport.parkNanos(nap.toNanos());
    return Duration.ofNanos(System.nanoTime() - began).minus(nap);
  }
}
