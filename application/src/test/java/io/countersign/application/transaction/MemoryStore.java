package io.countersign.application.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the in-memory adapters share: tables whose changes become visible together. One transaction
 * runs after the other, so that whatever it read stays as it is; who reads outside of one sees what
 * was committed last.
 */
public final class MemoryStore {

  private static final int PATIENCE_SECONDS = 30;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Map<Class<?>, MemoryTable<?>> tables = new ConcurrentHashMap<>();
  private @Nullable RuntimeException doomed;

  /** Of whose turn it is. */
  private final List<Runnable> effects = new ArrayList<>();

  /** The table of one kind of row, the same for all who ask. */
  @SuppressWarnings("unchecked") // only ever put under its own class
  public <V> MemoryTable<V> table(Class<V> kind) {
    return (MemoryTable<V>) tables.computeIfAbsent(kind, _ -> new MemoryTable<V>(this));
  }

  /** Runs in the transaction of this thread, in a new one if there is none. */
  public <T> T inTransaction(Supplier<T> work) {
    return inTransaction(work, () -> {});
  }

  /** For methods that lock: there must be an end to hold the lock until. */
  public void requireTransaction() {
    if (!inTransaction()) {
      throw new IllegalStateException("locks are held until a transaction ends: there is none");
    }
  }

  boolean inTransaction() {
    return turn.isHeldByCurrentThread();
  }

  <T> T inTransaction(Supplier<T> work, Runnable beforeCommit) {
    if (inTransaction()) {
      return joined(work);
    }
    takeTurn();
    List<Runnable> after;
    T result;
    try {
      result = work.get();
      if (doomed != null) {
        throw doomed;
      }
      beforeCommit.run();
      publish();
      after = List.copyOf(effects);
    } finally {
      doomed = null;
      effects.clear();
      tables.values().forEach(MemoryTable::forgetChanges);
      turn.unlock();
    }
    after.forEach(Runnable::run);
    return result;
  }

  void afterCommit(Runnable effect) {
    if (inTransaction()) {
      effects.add(effect);
    } else {
      effect.run();
    }
  }

  /** Nothing of a transaction remains in which joined work failed. */
  private <T> T joined(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      doomed = e;
      throw e;
    }
  }

  private synchronized void publish() {
    tables.values().forEach(MemoryTable::keepChanges);
  }

  private void takeTurn() {
    try {
      if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new StorageUnavailable(new TimeoutException("another transaction does not end"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailable(e);
    }
  }
}
