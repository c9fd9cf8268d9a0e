package io.countersign.application.enrollment;

import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/** Where does it stand? What was shown at the beginning is never shown again. */
public final class ReadEnrollment {

  /** An enrollment with its status at the time of the answer. */
  public record Read(Enrollment enrollment, EnrollmentStatus status) {}

  private final Enrollments enrollments;
  private final InstantSource clock;

  public ReadEnrollment(Enrollments enrollments, InstantSource clock) {
    this.enrollments = enrollments;
    this.clock = clock;
  }

  /**
   * @return nothing if this tenant has no such enrollment
   */
  public Optional<Read> read(TenantId tenant, EnrollmentId id) {
    return enrollments
        .find(tenant, id)
        .map(found -> new Read(found, found.statusAt(clock.instant())));
  }
}
