package io.countersign.webhooks;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Lets whoever signs in go first. Requests to webhooks begin in {@linkplain Turns turns}, which are
 * dealt each millisecond as long as anybody waits for one.
 */
public final class Courtesy {

  /** Nobody waits longer, whatever happens: somebody at a door would notice a tenth of it. */
  static final Duration LONGEST = Duration.ofMillis(500);

  /** So late is nobody on a processor that has time: timers of Linux are, by a tenth of it. */
  static final Duration LATE = Duration.ofMillis(1);

  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final int MOMENTS_OF_TRANSACTION = 50;

  /** A moment. */
  interface Nap {

    /** Passes it, and returns by how much it was longer. */
    Duration late(Duration moment);
  }

  private final BooleanSupplier othersWork;
  private final Nap nap;
  private final Semaphore turns = new Semaphore(0, true);
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean dealing = new AtomicBoolean();

  /**
   * @param atWork how many requests of others this node is at
   * @param processors how many there are; one that works waits for the database half of the time
   */
  public Courtesy(IntSupplier atWork, int processors) {
    this(() -> atWork.getAsInt() * 2 >= processors, Courtesy::parked);
  }

  Courtesy(BooleanSupplier othersWork, Nap nap) {
    this.othersWork = othersWork;
    this.nap = nap;
  }

  /** Waits for a turn, but not for ever; whoever is interrupted does not wait. */
  void comeAfterOthers() {
    waiting.incrementAndGet();
    try {
      if (!dealing.getAndSet(true)) {
        Thread _ = Thread.ofVirtual().name("webhook-turns").start(this::deal);
      }
      boolean _ = turns.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Leaves the database to others while they are at work, for 50 ms at the most. */
  void leaveToOthers() {
    for (int moments = 0;
        moments < MOMENTS_OF_TRANSACTION
            && othersWork.getAsBoolean()
            && !Thread.currentThread().isInterrupted();
        moments++) {
      Duration _ = nap.late(MOMENT);
    }
  }

  private void deal() {
    Turns dealt = new Turns();
    do {
      while (waiting.get() > 0) {
        boolean late = nap.late(MOMENT).compareTo(LATE) >= 0;
        int next = dealt.next(late, othersWork.getAsBoolean());
        int _ = turns.drainPermits(); // what nobody took is over
        turns.release(next);
      }
      dealing.set(false);
      // Somebody may have come meanwhile, and have left it to this thread.
    } while (waiting.get() > 0 && !dealing.getAndSet(true));
  }

  private static Duration parked(Duration moment) {
    long began = System.nanoTime();
    LockSupport.parkNanos(moment.toNanos());
    return Duration.ofNanos(System.nanoTime() - began).minus(moment);
  }
}
