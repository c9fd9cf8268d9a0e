package io.countersign.application.contact;

import io.countersign.application.secret.MemorySealedRows;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link ContactVerifications} in memory. */
public final class MemoryContactVerifications implements ContactVerifications {

  private final MemoryStore store;
  private final MemoryTable<ContactVerification> verifications;
  private final MemorySealedRows pending;

  public MemoryContactVerifications(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.verifications = store.table(ContactVerification.class);
    this.pending = new MemorySealedRows(store, secrets);
  }

  @Override
  public void add(ContactVerification verification, Credential credential) {
    store.inTransaction(() -> {
      verifications.put(verification, verification.tenant(), verification.id());
      pending.keep(place(verification), credential.state());
      return verification;
    });
  }

  @Override
  public Optional<ContactVerification> find(TenantId tenant, ContactVerificationId id) {
    return verifications.get(tenant, id);
  }

  @Override
  public Optional<ContactVerification> lock(TenantId tenant, ContactVerificationId id) {
    store.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public Optional<Credential> pending(TenantId tenant, ContactVerificationId id) {
    return find(tenant, id).flatMap(one -> pending.open(place(one))).map(Credential::new);
  }

  @Override
  public void update(ContactVerification verification) {
    store.inTransaction(() -> {
      requireKept(verification);
      if (verification.status() != ContactStatus.PENDING) {
        pending.forget(place(verification));
      }
      verifications.put(verification, verification.tenant(), verification.id());
      return verification;
    });
  }

  @Override
  public void replace(ContactVerification verification, Credential credential) {
    requireKept(verification);
    pending.keep(place(verification), credential.state());
  }

  private void requireKept(ContactVerification verification) {
    if (find(verification.tenant(), verification.id()).isEmpty()) {
      throw new IllegalStateException("no such contact verification");
    }
  }

  private static Place place(ContactVerification of) {
    return Place.of("contact", of.tenant(), of.id());
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<ContactVerification> expired =
        verifications.all().stream()
            .filter(one -> !one.expiresAt().isAfter(by))
            .sorted(Comparator.comparing(ContactVerification::expiresAt))
            .limit(most)
            .toList();
    for (ContactVerification one : expired) {
      verifications.remove(one.tenant(), one.id());
      pending.forget(place(one));
    }
    return expired.size();
  }
}
