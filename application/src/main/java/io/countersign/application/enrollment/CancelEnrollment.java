package io.countersign.application.enrollment;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;

/** Calls a pending enrollment off, and forgets its secret. */
public final class CancelEnrollment {

  /** What came of it. */
  public sealed interface Result {

    /** It is off. */
    record Canceled(Enrollment enrollment) implements Result {}

    /** This tenant has no such enrollment. */
    record NotFound() implements Result {}

    /** It had ended already. */
    record NotPending(EnrollmentStatus status) implements Result {}
  }

  private final Transactions transactions;
  private final Enrollments enrollments;
  private final InstantSource clock;

  public CancelEnrollment(Transactions transactions, Enrollments enrollments, InstantSource clock) {
    this.transactions = transactions;
    this.enrollments = enrollments;
    this.clock = clock;
  }

  /** Calls it off if it is pending. */
  public Result cancel(TenantId tenant, EnrollmentId id) {
    return transactions.inTransaction(
        () -> enrollments.lock(tenant, id).map(this::cancel).orElseGet(Result.NotFound::new));
  }

  private Result cancel(Enrollment found) {
    EnrollmentStatus status = found.statusAt(clock.instant());
    if (status != EnrollmentStatus.PENDING) {
      return new Result.NotPending(status);
    }
    Enrollment canceled = found.canceled();
    enrollments.update(canceled);
    return new Result.Canceled(canceled);
  }
}
