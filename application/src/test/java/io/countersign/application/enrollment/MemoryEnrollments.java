package io.countersign.application.enrollment;

import io.countersign.application.secret.MemorySealedRows;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Enrollments} in memory. */
public final class MemoryEnrollments implements Enrollments {

  private final MemoryStore store;
  private final MemoryTable<Enrollment> enrollments;
  private final MemorySealedRows pending;

  public MemoryEnrollments(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.enrollments = store.table(Enrollment.class);
    this.pending = new MemorySealedRows(store, secrets);
  }

  @Override
  public void add(Enrollment enrollment, Credential credential) {
    store.inTransaction(() -> {
      enrollments.put(enrollment, enrollment.tenant(), enrollment.id());
      pending.keep(place(enrollment), credential.state());
      return enrollment;
    });
  }

  @Override
  public Optional<Enrollment> find(TenantId tenant, EnrollmentId id) {
    return enrollments.get(tenant, id);
  }

  @Override
  public Optional<Enrollment> lock(TenantId tenant, EnrollmentId id) {
    store.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public Optional<Credential> pending(TenantId tenant, EnrollmentId id) {
    return find(tenant, id).flatMap(one -> pending.open(place(one))).map(Credential::new);
  }

  @Override
  public void update(Enrollment enrollment) {
    store.inTransaction(() -> {
      Enrollment kept =
          find(enrollment.tenant(), enrollment.id())
              .orElseThrow(() -> new IllegalStateException("no such enrollment"));
      if (enrollment.status() != EnrollmentStatus.PENDING) {
        pending.forget(place(kept));
      }
      enrollments.put(enrollment, enrollment.tenant(), enrollment.id());
      return kept;
    });
  }

  @Override
  public void replace(Enrollment enrollment, Credential credential) {
    if (find(enrollment.tenant(), enrollment.id()).isEmpty()) {
      throw new IllegalStateException("no such enrollment");
    }
    pending.keep(place(enrollment), credential.state());
  }

  private static Place place(Enrollment of) {
    return Place.of("enrollment", of.tenant(), of.user(), of.id());
  }

  @Override
  public List<Enrollment> lockPending(TenantId tenant, UserId user, Instant now) {
    store.requireTransaction();
    return enrollments.all().stream()
        .filter(one -> one.tenant().equals(tenant) && one.user().equals(user))
        .filter(one -> one.statusAt(now) == EnrollmentStatus.PENDING)
        .toList();
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<Enrollment> expired =
        enrollments.all().stream()
            .filter(one -> !one.expiresAt().isAfter(by))
            .sorted(Comparator.comparing(Enrollment::expiresAt))
            .limit(most)
            .toList();
    for (Enrollment one : expired) {
      enrollments.remove(one.tenant(), one.id());
      pending.forget(place(one));
    }
    return expired.size();
  }
}
