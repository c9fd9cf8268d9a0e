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

  /** What there was to do when it was asked last. */
  private enum Need {
    /** All of it may begin. */
    MET,
    /** There is more than may begin by now, and it is not the pace that keeps it. */
    KEPT_BY_OTHERS,
    /** The pace keeps some of it. */
    TOO_FEW
  }

  private final BooleanSupplier othersWork;
  private final LongSupplier nanos;
  private final double least;
  private double perSecond;
  private double credit;
  private Need need = Need.MET;
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
   * @param turns how many could begin now
   * @param waiting how many wait for it
   * @return how many may
   */
  int of(int turns, int waiting) {
    long now = nanos.getAsLong();
    passed(Duration.ofNanos(now - asked));
    asked = now;
    int wanted = Math.min(turns, waiting);
    if (!isKept()) {
      need = Need.MET;
      return wanted;
    }
    int begun = Math.min(wanted, (int) credit);
    credit -= begun;
    if (turns > 0) { // none is had while others have precedence, which is over in a moment
      need = need(begun, wanted, waiting);
    }
    return begun;
  }

  private static Need need(int begun, int wanted, int waiting) {
    if (begun < wanted) {
      return Need.TOO_FEW;
    }
    return begun < waiting ? Need.KEPT_BY_OTHERS : Need.MET;
  }

  private void passed(Duration time) {
    double growth = Math.pow(GROWTH_OF_A_MINUTE, seconds(time) / 60);
    if (need == Need.MET || time.compareTo(PAUSE) >= 0) {
      perSecond = Math.max(least, perSecond / growth);
    } else if (need == Need.TOO_FEW) {
      perSecond *= growth;
    }
    credit = Math.min(Math.max(1, perSecond * seconds(BURST)), credit + perSecond * seconds(time));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
