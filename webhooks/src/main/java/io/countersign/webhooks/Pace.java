package io.countersign.webhooks;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How many requests to webhooks begin a second while people sign in: so few that nobody notices
 * them who does. For each minute in which they were too few there are a tenth more, and as many
 * fewer afterwards: what is to be told is told also where people sign in all day.
 */
final class Pace {

  /** At first, for each processor. Measured: docs/performance.md, "Webhooks". */
  static final int OF_A_PROCESSOR = 125;

  static final double GROWTH_OF_A_MINUTE = 1.1;

  /** From one who signs in to the next: who comes less often finds little before them. */
  static final Duration BETWEEN = Duration.ofSeconds(5);

  /** What was not begun for so long may begin at once. */
  private static final Duration BURST = Duration.ofMillis(10);

  /** Longer than from one question to the next as long as anybody waits. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final BooleanSupplier othersWork;
  private final LongSupplier nanos;
  private final double least;
  private double perSecond;
  private double credit;
  private boolean tooFew;
  private long asked;
  private volatile boolean everBeside;
  private volatile long seen;

  /**
   * @param othersWork whether anybody signs in at this moment
   * @param nanos as {@link System#nanoTime}
   */
  Pace(int processors, BooleanSupplier othersWork, LongSupplier nanos) {
    this.othersWork = othersWork;
    this.nanos = nanos;
    this.least = (double) OF_A_PROCESSOR * processors;
    this.perSecond = least;
    this.asked = nanos.getAsLong();
  }

  /** Whether anybody signs in, or did a moment ago. */
  boolean isKept() {
    long now = nanos.getAsLong();
    if (othersWork.getAsBoolean()) {
      seen = now;
      everBeside = true;
    }
    return everBeside && now - seen < BETWEEN.toNanos();
  }

  /**
   * Only one thread may ask at a time.
   *
   * @param wanted how many would begin now
   * @return how many may
   */
  int of(int wanted) {
    long now = nanos.getAsLong();
    passed(Duration.ofNanos(now - asked));
    asked = now;
    if (!isKept()) {
      tooFew = false;
      return wanted;
    }
    int begun = Math.min(wanted, (int) credit);
    credit -= begun;
    tooFew = wanted > 0 ? begun < wanted : tooFew;
    return begun;
  }

  private void passed(Duration time) {
    double growth = Math.pow(GROWTH_OF_A_MINUTE, seconds(time) / 60);
    boolean grows = tooFew && time.compareTo(PAUSE) < 0;
    perSecond = grows ? perSecond * growth : Math.max(least, perSecond / growth);
    credit = Math.min(Math.max(1, perSecond * seconds(BURST)), credit + perSecond * seconds(time));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
