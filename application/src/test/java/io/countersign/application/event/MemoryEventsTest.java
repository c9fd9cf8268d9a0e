package io.countersign.application.event;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryEventsTest implements EventsContract {

  private final MemoryStore store = new MemoryStore();
  private final Events events = new MemoryEvents(store);

  @Override
  public Events events() {
    return events;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
