package io.countersign.application.enrollment;

import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.transaction.Transactions;

final class MemoryEnrollmentsTest implements EnrollmentsContract {

  private final MemoryStore store = new MemoryStore();
  private final Enrollments enrollments = new MemoryEnrollments(store, new MemorySecrets());

  @Override
  public Enrollments enrollments() {
    return enrollments;
  }

  @Override
  public Transactions transactions() {
    return new MemoryTransactions(store);
  }
}
