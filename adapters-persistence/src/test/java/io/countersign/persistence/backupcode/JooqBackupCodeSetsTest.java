package io.countersign.persistence.backupcode;

import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.backupcode.BackupCodeSetsContract;
import io.countersign.persistence.EachDatabase;

final class JooqBackupCodeSetsTest extends EachDatabase implements BackupCodeSetsContract {

  @Override
  public BackupCodeSets backupCodeSets() {
    return storage.backupCodeSets();
  }
}
