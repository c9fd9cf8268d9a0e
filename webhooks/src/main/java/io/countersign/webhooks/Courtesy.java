package io.countersign.webhooks;

import io.countersign.application.webhook.DeliveryPages;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Lets whoever signs in go first. Requests to webhooks begin in {@linkplain Turns turns}, which are
 * dealt each millisecond, as long as anybody waits for one, to one tenant after the other; while
 * people sign in, at a {@linkplain Pace pace} that they do not notice.
 */
public final class Courtesy {

  /** So late is nobody on a processor that has time: timers of Linux are, by a tenth of it. */
  static final Duration LATE = Duration.ofMillis(1);

  private static final Duration MOMENT = Duration.ofMillis(1);

  /** What is written down of these is written within a millisecond or two. */
  static final int SMALL_PAGE = 16;

  /** A moment. */
  interface Nap {

    /** Passes it, and returns by how much it was longer. */
    Duration late(Duration moment);
  }

  private final Precedence precedence;
  private final Pace pace;
  private final Nap nap;
  private final Lines lines = new Lines();
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

  /** Waits for a turn of this tenant; whoever is interrupted does not wait. */
  void comeAfterOthers(TenantId tenant) {
    CountDownLatch turn = lines.join(tenant);
    if (!dealing.getAndSet(true)) {
      Thread _ = Thread.ofVirtual().name("webhook-turns").start(this::deal);
    }
    try {
      turn.await();
    } catch (InterruptedException e) {
      lines.leave(tenant, turn);
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the database to others while they have precedence. */
  void leaveToOthers() {
    while (precedence.isOthers() && !Thread.currentThread().isInterrupted()) {
      Duration _ = nap.late(MOMENT);
    }
  }

  /** How many are read and written down at once: fewer while people sign in. */
  public int page() {
    return pace.isKept() ? SMALL_PAGE : DeliveryPages.WHOLE;
  }

  /** How many wait for a turn. */
  int waiting() {
    return lines.waiting();
  }

  private void deal() {
    Turns turns = new Turns();
    do {
      while (lines.waiting() > 0) {
        boolean late = nap.late(MOMENT).compareTo(LATE) >= 0;
        int waiting = lines.waiting();
        deal(pace.of(turns.next(late, precedence.isOthers(), waiting), waiting));
      }
      dealing.set(false);
      // Somebody may have come meanwhile, and have left it to this thread.
    } while (lines.waiting() > 0 && !dealing.getAndSet(true));
  }

  private void deal(int turns) {
    for (int i = 0; i < turns; i++) {
      lines.next().ifPresent(CountDownLatch::countDown);
    }
  }

  private static Duration parked(Duration moment) {
    long began = System.nanoTime();
    LockSupport.parkNanos(moment.toNanos());
    return Duration.ofNanos(System.nanoTime() - began).minus(moment);
  }
}
