package io.countersign.persistence;

import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageContract;

final class JooqStorageTest extends EachDatabase implements StorageContract {

  @Override
  public Storage storage() {
    return storage;
  }
}
