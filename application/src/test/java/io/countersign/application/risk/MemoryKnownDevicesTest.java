package io.countersign.application.risk;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryKnownDevicesTest implements KnownDevicesContract {

  private final MemoryStore store = new MemoryStore();
  private final KnownDevices devices = new MemoryKnownDevices(store);

  @Override
  public KnownDevices devices() {
    return devices;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
