package io.countersign.application.policy;

import io.countersign.application.transaction.Turn;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few work at once, in the order of their coming, and of one tenant fewer still. Whoever
 * comes in a crowd of one tenant waits behind that crowd before waiting behind others, so that a
 * tenant is kept waiting by each other one's few, however many come.
 */
public final class TenantTurns {

  /** Who comes when so many of the same tenant wait is sent away at once. */
  private static final int MOST_WAITING = 64;

  private final Semaphore all;
  private final int each;
  private final int waiting;
  private final Map<TenantId, Crowd> crowds = new HashMap<>();

  /** Those of one tenant who work or wait; it is forgotten when nobody does. */
  private static final class Crowd {
    private final Semaphore free;
    private int size;

    Crowd(int each) {
      free = new Semaphore(each, true);
    }
  }

  /**
   * @param all how many work at once, at least 1
   * @param each how many of these for one tenant, at least 1
   */
  public TenantTurns(int all, int each) {
    this(all, each, MOST_WAITING);
  }

  /**
   * @param waiting how many of one tenant wait at most, 0 or more; whoever waits keeps what was
   *     sent
   */
  public TenantTurns(int all, int each, int waiting) {
    this.all = new Semaphore(all, true);
    this.each = Math.min(all, each);
    this.waiting = waiting;
  }

  /**
   * Does it within a turn.
   *
   * @throws PoliciesBusy if there is none in time
   */
  <T> T in(TenantId tenant, Duration patience, Supplier<T> work) {
    Turn turn = begin(tenant, patience).orElseThrow(TenantTurns::busy);
    try {
      return work.get();
    } finally {
      turn.end();
    }
  }

  static PoliciesBusy busy() {
    return new PoliciesBusy("as many policies are asked or tried as may be at once");
  }

  /**
   * A turn, which has to be ended; nothing if there is none in time.
   *
   * @param patience how long it waits behind those of its tenant, and then once more behind others
   */
  Optional<Turn> begin(TenantId tenant, Duration patience) {
    Crowd crowd = join(tenant);
    boolean taken = false;
    try {
      taken = !isCrowded(crowd) && waited(crowd.free, patience);
    } finally {
      if (!taken) {
        leave(tenant, crowd);
      }
    }
    return taken ? Optional.of(new Turn(() -> end(tenant, crowd))) : Optional.empty();
  }

  /** For its own tenant's first, then for all others. */
  private boolean waited(Semaphore own, Duration patience) {
    if (!acquired(own, patience)) {
      return false;
    }
    boolean taken = false;
    try {
      taken = acquired(all, patience);
      return taken;
    } finally {
      if (!taken) {
        own.release();
      }
    }
  }

  private static boolean acquired(Semaphore turn, Duration patience) {
    try {
      return turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void end(TenantId tenant, Crowd crowd) {
    all.release();
    crowd.free.release();
    leave(tenant, crowd);
  }

  private synchronized Crowd join(TenantId tenant) {
    Crowd crowd = crowds.computeIfAbsent(tenant, _ -> new Crowd(each));
    crowd.size++;
    return crowd;
  }

  private synchronized boolean isCrowded(Crowd crowd) {
    return crowd.size > each + waiting;
  }

  private synchronized void leave(TenantId tenant, Crowd crowd) {
    crowd.size--;
    if (crowd.size == 0) {
      crowds.remove(tenant);
    }
  }

  /** How many tenants are remembered: those that somebody works or waits for. */
  synchronized int tenants() {
    return crowds.size();
  }
}
