package io.countersign.application.risk;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryLastPlacesTest implements LastPlacesContract {

  private final MemoryStore store = new MemoryStore();
  private final LastPlaces places = new MemoryLastPlaces(store);

  @Override
  public LastPlaces places() {
    return places;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
