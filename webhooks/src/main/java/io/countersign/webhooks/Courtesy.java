package io.countersign.webhooks;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Lets whoever signs in go first. Requests to webhooks begin in {@linkplain Turns turns}, which are
 * dealt each millisecond, as long as anybody waits for one, to those who have waited longest; while
 * people sign in, at a {@linkplain Pace pace} that they do not notice.
 */
public final class Courtesy {

  /** So late is nobody on a processor that has time: timers of Linux are, by a tenth of it. */
  static final Duration LATE = Duration.ofMillis(1);

  private static final Duration MOMENT = Duration.ofMillis(1);

  /** A moment. */
  interface Nap {

    /** Passes it, and returns by how much it was longer. */
    Duration late(Duration moment);
  }

  private final Precedence precedence;
  private final Pace pace;
  private final Nap nap;
  private final Queue<CountDownLatch> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean dealing = new AtomicBoolean();

  /**
   * @param atWork how many requests of others this node is at
   * @param processors how many there are; one request waits for the database half of the time
   */
  public Courtesy(IntSupplier atWork, int processors) {
    this(
        new Precedence(() -> atWork.getAsInt() * 2 >= processors, System::nanoTime),
        new Pace(processors, () -> atWork.getAsInt() > 0, System::nanoTime),
        Courtesy::parked);
  }

  Courtesy(Precedence precedence, Pace pace, Nap nap) {
    this.precedence = precedence;
    this.pace = pace;
    this.nap = nap;
  }

  /** Waits for a turn; whoever is interrupted does not wait. */
  void comeAfterOthers() {
    CountDownLatch turn = new CountDownLatch(1);
    waiting.add(turn);
    if (!dealing.getAndSet(true)) {
      Thread _ = Thread.ofVirtual().name("webhook-turns").start(this::deal);
    }
    try {
      turn.await();
    } catch (InterruptedException e) {
      boolean _ = waiting.remove(turn);
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the database to others while they have precedence. */
  void leaveToOthers() {
    while (precedence.isOthers() && !Thread.currentThread().isInterrupted()) {
      Duration _ = nap.late(MOMENT);
    }
  }

  private void deal() {
    Turns turns = new Turns();
    do {
      while (!waiting.isEmpty()) {
        boolean late = nap.late(MOMENT).compareTo(LATE) >= 0;
        int wanted = waiting.size();
        deal(pace.of(Math.min(wanted, turns.next(late, precedence.isOthers(), wanted))));
      }
      dealing.set(false);
      // Somebody may have come meanwhile, and have left it to this thread.
    } while (!waiting.isEmpty() && !dealing.getAndSet(true));
  }

  private void deal(int turns) {
    for (int i = 0; i < turns; i++) {
      CountDownLatch first = waiting.poll();
      if (first == null) {
        return;
      }
      first.countDown();
    }
  }

  private static Duration parked(Duration moment) {
    long began = System.nanoTime();
    LockSupport.parkNanos(moment.toNanos());
    return Duration.ofNanos(System.nanoTime() - began).minus(moment);
  }
}
