package io.countersign.application.transaction;

import java.util.function.Supplier;

/**
 * Transactions that are undone and run again when something is needed in them that takes time and
 * was not {@linkplain Preparation prepared}. Nothing is asked of those that need nothing.
 */
public final class PreparedTransactions implements Transactions {

  /** What is needed may be another thing when the transaction is run again, but not forever. */
  private static final int MOST_TIMES = 8;

  private final Transactions transactions;

  public PreparedTransactions(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return Preparation.isOpen() ? transactions.inTransaction(work) : prepared(work);
  }

  private <T> T prepared(Supplier<T> work) {
    Preparation preparation = new Preparation();
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
