package io.countersign.application.transaction;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** {@link Transactions} over a {@link MemoryStore}: one after the other. */
public final class MemoryTransactions implements Transactions {

  private final MemoryStore store;
  private final AtomicInteger commitsToFail = new AtomicInteger();

  public MemoryTransactions(MemoryStore store) {
    this.store = store;
  }

  /** Lets the next so many commits fail, as if the store had gone. */
  public void failCommits(int howMany) {
    commitsToFail.set(howMany);
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return store.inTransaction(work, this::beforeCommit);
  }

  @Override
  public void afterCommit(Runnable effect) {
    store.afterCommit(effect);
  }

  private void beforeCommit() {
    if (commitsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new StorageUnavailable(new IOException("the commit was made to fail"));
    }
  }
}
