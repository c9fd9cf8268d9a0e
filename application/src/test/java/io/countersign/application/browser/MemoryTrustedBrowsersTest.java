package io.countersign.application.browser;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryTrustedBrowsersTest implements TrustedBrowsersContract {

  private final MemoryStore store = new MemoryStore();
  private final TrustedBrowsers browsers = new MemoryTrustedBrowsers(store);

  @Override
  public TrustedBrowsers browsers() {
    return browsers;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
