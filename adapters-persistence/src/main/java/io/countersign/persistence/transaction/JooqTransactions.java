package io.countersign.persistence.transaction;

import io.countersign.application.transaction.Transactions;
import io.countersign.persistence.database.Connections;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.OpenTransaction;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link Transactions} of a database. */
public final class JooqTransactions implements Transactions {

  private final Connections connections;

  public JooqTransactions(Database database) {
    connections = database.connections();
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    Optional<OpenTransaction> current = connections.current();
    return current.isPresent() ? joined(current.get(), work) : begun(connections.begin(), work);
  }

  private static <T> T begun(OpenTransaction transaction, Supplier<T> work) {
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
