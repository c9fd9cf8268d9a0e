package io.countersign.persistence.ledger;

import io.countersign.application.ledger.CheckpointsContract;
import io.countersign.application.storage.Storage;
import io.countersign.persistence.EachDatabase;

final class JooqCheckpointsTest extends EachDatabase implements CheckpointsContract {

  @Override
  public Storage storage() {
    return storage;
  }
}
