package io.countersign.application.secret;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.MemoryAuthenticators;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.enrollment.MemoryEnrollments;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.domain.authenticator.Authenticator;

final class MemorySealedRowsTest implements SealedRowsContract {

  private final MemoryStore store = new MemoryStore();
  private final MemorySecrets secrets = new MemorySecrets();
  private final MemorySealedRows rows = new MemorySealedRows(store, secrets);

  @Override
  public SealedRows rows() {
    return rows;
  }

  @Override
  public MemorySecrets secrets() {
    return secrets;
  }

  @Override
  public Authenticators authenticators() {
    return new MemoryAuthenticators(store, secrets);
  }

  @Override
  public Enrollments enrollments() {
    return new MemoryEnrollments(store, secrets);
  }

  @Override
  public void damage(Authenticator of) {
    rows.keep(
        Place.of("authenticator", of.tenant(), of.user(), of.id()),
        new Sealed(new byte[40], secrets.primaryKeyId()));
  }
}
