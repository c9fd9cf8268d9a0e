package io.countersign.application.enrollment;

import io.countersign.application.delivery.Deliveries;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/** Where does it stand? What was shown at the beginning is never shown again. */
public final class ReadEnrollment {

  /**
   * An enrollment with its status at the time of the answer.
   *
   * @param delivery how far its latest message got, if there is one
   */
  public record Read(Enrollment enrollment, EnrollmentStatus status, Optional<Delivery> delivery) {}

  private final Enrollments enrollments;
  private final Deliveries deliveries;
  private final InstantSource clock;

  public ReadEnrollment(Enrollments enrollments, Deliveries deliveries, InstantSource clock) {
    this.enrollments = enrollments;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * @return nothing if this tenant has no such enrollment
   */
  public Optional<Read> read(TenantId tenant, EnrollmentId id) {
    return enrollments
        .find(tenant, id)
        .map(found ->
            new Read(
                found,
                found.statusAt(clock.instant()),
                deliveries
                    .latest(tenant, found.id().value())
                    .map(delivery -> delivery.at(clock.instant()))));
  }
}
