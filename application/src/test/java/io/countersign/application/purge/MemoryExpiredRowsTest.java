package io.countersign.application.purge;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.MemoryStorageProvider;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;

final class MemoryExpiredRowsTest implements ExpiredRowsContract {

  private final Storage storage =
      new MemoryStorageProvider()
          .open(
              StorageAddress.of("memory:one", 1),
              new MemorySecrets(),
              new SettableClock(Samples.NOW));

  @Override
  public ExpiredRows rows() {
    return storage.expiredRows();
  }

  @Override
  public Storage storage() {
    return storage;
  }
}
