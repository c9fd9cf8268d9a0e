package io.countersign.application.transaction;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Transactions that wait for each other without a connection where they want the same row, and that
 * are undone and run again when something is needed in them that takes time and was not {@linkplain
 * Preparation prepared}. Nothing is asked of those that need nothing.
 */
public final class PreparedTransactions implements Transactions {

  /** What is needed may be another thing when the transaction is run again, but not forever. */
  private static final int MOST_TIMES = 8;

  /** As long as others wait for the row in the store. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final RowTurns turns = new RowTurns(PATIENCE);

  public PreparedTransactions(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return Preparation.isOpen()
        ? transactions.inTransaction(work)
        : prepared(new Preparation(), work);
  }

  @Override
  public <T> T inTransaction(Object row, Supplier<T> work) {
    if (Preparation.isOpen()) {
      Preparation.hold(row, () -> turns.tryBegin(row), () -> turns.begin(row));
      return transactions.inTransaction(work);
    }
    Turn turn = turns.begin(row);
    try {
      return prepared(Preparation.having(row), work);
    } finally {
      turn.end();
    }
  }

  private <T> T prepared(Preparation preparation, Supplier<T> work) {
    try {
      for (int left = MOST_TIMES; ; left--) {
        try {
          return preparation.within(() -> transactions.inTransaction(work));
        } catch (NotPrepared needed) {
          if (left == 0) {
            throw new StorageUnavailable(needed);
          }
          // What is held for the transaction is not kept from others meanwhile.
          preparation.end();
          needed.prepare(preparation);
        }
      }
    } finally {
      preparation.end();
    }
  }

  @Override
  public void afterCommit(Runnable effect) {
    transactions.afterCommit(effect);
  }
}
