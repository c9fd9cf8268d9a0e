package io.countersign.webhooks;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Others go first while they are at work. Where that lasts, because there is always somebody or one
 * takes long, they have every other 20 ms: what is to be told is told also where nothing ever
 * rests.
 */
final class Precedence {

  /** More than a request of a sign-in takes, and less than anybody notices. */
  static final Duration SHARE = Duration.ofMillis(20);

  /** Whoever was at work when nobody asked for so long may have rested meanwhile. */
  static final Duration FORGOTTEN = Duration.ofSeconds(1);

  private final BooleanSupplier othersWork;
  private final LongSupplier nanos;
  private boolean working;
  private long since;
  private long asked;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  Precedence(BooleanSupplier othersWork, LongSupplier nanos) {
    this.othersWork = othersWork;
    this.nanos = nanos;
  }

  /** Whether others go first now. */
  synchronized boolean isOthers() {
    long now = nanos.getAsLong();
    boolean known = working && now - asked < FORGOTTEN.toNanos();
    working = othersWork.getAsBoolean();
    asked = now;
    if (working && !known) {
      since = now;
    }
    return working && (now - since) / SHARE.toNanos() % 2 == 0;
  }
}
