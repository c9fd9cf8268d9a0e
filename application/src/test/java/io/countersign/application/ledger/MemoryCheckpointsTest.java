package io.countersign.application.ledger;

import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.MemoryStorageProvider;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProviderContract;

final class MemoryCheckpointsTest implements CheckpointsContract {

  private final Storage storage =
      new MemoryStorageProvider()
          .open(
              StorageAddress.of("memory:one", 1),
              new MemorySecrets(),
              StorageProviderContract.CLOCK);

  @Override
  public Storage storage() {
    return storage;
  }
}
