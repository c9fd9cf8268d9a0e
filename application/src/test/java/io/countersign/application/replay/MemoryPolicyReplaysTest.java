package io.countersign.application.replay;

import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

class MemoryPolicyReplaysTest implements PolicyReplaysContract {

  private final MemoryStore store = new MemoryStore();
  private final MemoryPolicyReplays replays = new MemoryPolicyReplays(store, new MemorySecrets());

  @Override
  public PolicyReplays replays() {
    return replays;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
