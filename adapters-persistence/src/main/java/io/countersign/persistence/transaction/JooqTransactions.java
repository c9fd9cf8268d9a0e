package io.countersign.persistence.transaction;

import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.transaction.Transactions;
import io.countersign.persistence.database.Connections;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Faults;
import io.countersign.persistence.database.OpenTransaction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** {@link Transactions} of a database. */
public final class JooqTransactions implements Transactions {

  private static final int ATTEMPTS = 10;

  /** Those that got in each other's way are not to meet again. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

  private final Connections connections;

  public JooqTransactions(Database database) {
    connections = database.connections();
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    Optional<OpenTransaction> current = connections.current();
    return current.isPresent() ? joined(current.get(), work) : repeated(work);
  }

  /** A database that let two transactions wait for each other has undone the whole of one. */
  private <T> T repeated(Supplier<T> work) {
    for (int left = ATTEMPTS; ; left--) {
      try {
        return begun(connections.begin(), work);
      } catch (StorageUnavailable failed) {
        if (left == 1 || !Faults.wasUndone(failed)) {
          throw failed;
        }
      }
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
    }
  }

  @Override
  public void afterCommit(Runnable effect) {
    connections.current().ifPresentOrElse(transaction -> transaction.afterCommit(effect), effect);
  }

  private static <T> T begun(OpenTransaction transaction, Supplier<T> work) {
    T result = committed(transaction, work);
    transaction.effects().forEach(Runnable::run);
    return result;
  }

  private static <T> T committed(OpenTransaction transaction, Supplier<T> work) {
    try {
      T result = work.get();
      transaction.commit();
      return result;
    } catch (Throwable e) {
      transaction.rollback();
      throw e;
    } finally {
      transaction.end();
    }
  }

  /** Nothing may remain of work that failed, so the transaction it joined fails with it. */
  private static <T> T joined(OpenTransaction transaction, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      transaction.doom(e);
      throw e;
    }
  }
}
