package io.countersign.server.operations;

import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enters the events of all tenants, a batch of each after the other: soon after this node told one,
 * and every second whatever else waits, be it of a node that ended or of an older version. While
 * the store is away, they wait.
 */
public final class EnteringThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EnteringThread.class);
  private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** For others to come along in the same transaction, and for others to get their turn. */
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** After so many tenants in a row whose events could not be entered, the store is away. */
  private static final int ENOUGH = 3;

  private static final Duration TO_STOP = Duration.ofSeconds(10);

  private final EnterEvents enter;
  private final Ledger ledger;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Set<TenantId> wanted = new HashSet<>();
  private Runnable entered = () -> {};
  private @Nullable Thread thread;
  private boolean stopped;
  private boolean failing;
  private long swept = System.nanoTime() - SWEEP_NANOS;

  public EnteringThread(EnterEvents enter, Ledger ledger) {
    this.enter = enter;
    this.ledger = ledger;
  }

  /**
   * Begins with what waits already.
   *
   * @param told after some were entered, on the thread that enters: it must be quick
   */
  public void start(Runnable told) {
    entered = told;
    thread = Thread.ofVirtual().name("entering").start(this::run);
  }

  /** A tenant has an event to enter; many calls may be answered as one. */
  public void wanted(TenantId tenant) {
    lock.lock();
    try {
      if (wanted.add(tenant)) {
        news.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (isTime()) {
        failing = !attempt();
      }
    } catch (InterruptedException notWanted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for something to do; after a failure, for as long as if there were nothing. */
  private boolean isTime() throws InterruptedException {
    lock.lock();
    try {
      awaited(swept + SWEEP_NANOS - System.nanoTime(), () -> !failing && !wanted.isEmpty());
      awaited(GATHER_NANOS, () -> false);
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private void awaited(long nanos, BooleanSupplier enough) throws InterruptedException {
    long left = nanos;
    while (left > 0 && !stopped && !enough.getAsBoolean()) {
      left = news.awaitNanos(left);
    }
  }

  /** Whether any was entered, or there was none. */
  private boolean attempt() {
    try {
      Deque<TenantId> due = new ArrayDeque<>(due());
      int failures = 0;
      while (!due.isEmpty() && failures < ENOUGH) {
        failures = entered(due.removeFirst()) ? 0 : failures + 1;
      }
      due.forEach(this::wanted);
      return failures == 0;
    } catch (StorageUnavailable away) {
      LOG.warn("events wait to be entered into the ledger: {}", away.getMessage());
    } catch (RuntimeException | Error failure) {
      LOG.error("events wait to be entered into the ledger", failure);
    }
    return false;
  }

  /**
   * What is wrong with one tenant's ledger keeps no other one's events back, nor does a node that
   * holds its head for long.
   */
  private boolean entered(TenantId tenant) {
    try {
      int count = enter.enter(tenant);
      if (count > 0) {
        entered.run();
      }
      if (count == EnterEvents.BATCH) {
        wanted(tenant);
      }
      return true;
    } catch (StorageUnavailable away) {
      LOG.atWarn()
          .addKeyValue("tenant", tenant)
          .log("events wait to be entered into the ledger: {}", away.getMessage());
    } catch (RuntimeException | Error failure) {
      LOG.atError()
          .addKeyValue("tenant", tenant)
          .setCause(failure)
          .log("events wait to be entered into the ledger");
    }
    return false;
  }

  private Set<TenantId> due() {
    Set<TenantId> due = taken();
    if (System.nanoTime() - swept >= SWEEP_NANOS) {
      swept = System.nanoTime();
      due.addAll(ledger.waiting());
    }
    return due;
  }

  private Set<TenantId> taken() {
    lock.lock();
    try {
      Set<TenantId> taken = new HashSet<>(wanted);
      wanted.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Lets it end what it is at; what still waits then is entered after the next start. */
  @Override
  public void close() {
    lock.lock();
    try {
      stopped = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (thread != null && !thread.join(TO_STOP)) {
        LOG.warn("events were still being entered into the ledger when the server stopped");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
