package io.countersign.application.purge;

import io.countersign.application.authentication.MemoryAuthentications;
import io.countersign.application.enrollment.MemoryEnrollments;
import io.countersign.application.idempotency.MemoryIdempotencyKeys;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import java.time.Instant;

/** {@link ExpiredRows} in memory. */
public final class MemoryExpiredRows implements ExpiredRows {

  private final MemoryStore store;
  private final MemoryAuthentications authentications;
  private final MemoryEnrollments enrollments;
  private final MemoryIdempotencyKeys idempotencyKeys;

  public MemoryExpiredRows(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.authentications = new MemoryAuthentications(store);
    this.enrollments = new MemoryEnrollments(store, secrets);
    this.idempotencyKeys = new MemoryIdempotencyKeys(store);
  }

  @Override
  public int purgeSome(Perishable kind, Instant expiredBy, int most) {
    return store.inTransaction(() ->
        switch (kind) {
          case AUTHENTICATIONS -> authentications.forgetExpired(expiredBy, most);
          case ENROLLMENTS -> enrollments.forgetExpired(expiredBy, most);
          case IDEMPOTENCY_KEYS -> idempotencyKeys.forgetExpired(expiredBy, most);
        });
  }
}
