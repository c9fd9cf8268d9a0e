package io.countersign.application.user;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryUsersTest implements UsersContract {

  private final MemoryStore store = new MemoryStore();
  private final Users users = new MemoryUsers(store);

  @Override
  public Users users() {
    return users;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
