package io.countersign.webhooks;

import io.countersign.application.transaction.Transactions;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets only so many in at once, each when others leave time for it, and leaves the database alone
 * afterwards for as long as it took: those who sign in are to find a connection, and a database
 * that has time for them.
 */
public final class FewTransactions implements Transactions {

  private static final Duration LONGEST_REST = Duration.ofMillis(50);

  private final Transactions transactions;
  private final Semaphore places;
  private final Runnable before;
  private final Consumer<Duration> rest;

  public FewTransactions(Transactions transactions, int atOnce, Courtesy courtesy) {
    this(
        transactions,
        atOnce,
        courtesy::leaveToOthers,
        time -> LockSupport.parkNanos(time.toNanos()));
  }

  /**
   * @param before waits until others leave time, with a place that is taken
   * @param rest waits for so long, while the place is not free
   */
  FewTransactions(Transactions transactions, int atOnce, Runnable before, Consumer<Duration> rest) {
    this.transactions = transactions;
    this.places = new Semaphore(atOnce, true);
    this.before = before;
    this.rest = rest;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    places.acquireUninterruptibly();
    try {
      before.run();
      return rested(work);
    } finally {
      places.release();
    }
  }

  private <T> T rested(Supplier<T> work) {
    long began = System.nanoTime();
    try {
      return transactions.inTransaction(work);
    } finally {
      rest(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void rest(Duration took) {
    rest.accept(took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST);
  }

  @Override
  public void afterCommit(Runnable effect) {
    transactions.afterCommit(effect);
  }
}
