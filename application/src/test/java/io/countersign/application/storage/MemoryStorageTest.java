package io.countersign.application.storage;

import io.countersign.application.secret.MemorySecrets;

final class MemoryStorageTest implements StorageContract {

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
