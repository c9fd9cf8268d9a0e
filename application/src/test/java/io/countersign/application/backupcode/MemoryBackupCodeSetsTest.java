package io.countersign.application.backupcode;

import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

class MemoryBackupCodeSetsTest implements BackupCodeSetsContract {

  private final MemoryStore store = new MemoryStore();
  private final MemoryBackupCodeSets sets = new MemoryBackupCodeSets(store, new MemorySecrets());

  @Override
  public BackupCodeSets backupCodeSets() {
    return sets;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
