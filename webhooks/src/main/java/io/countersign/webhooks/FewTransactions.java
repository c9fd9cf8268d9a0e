package io.countersign.webhooks;

import io.countersign.application.transaction.Transactions;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets only so many in at once: those who sign in are to find a connection. */
public final class FewTransactions implements Transactions {

  private final Transactions transactions;
  private final Semaphore places;

  public FewTransactions(Transactions transactions, int atOnce) {
    this.transactions = transactions;
    this.places = new Semaphore(atOnce, true);
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    places.acquireUninterruptibly();
    try {
      return transactions.inTransaction(work);
    } finally {
      places.release();
    }
  }

  @Override
  public void afterCommit(Runnable effect) {
    transactions.afterCommit(effect);
  }
}
