package io.countersign.persistence.enrollment;

import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.enrollment.EnrollmentsContract;
import io.countersign.persistence.EachDatabase;

final class JooqEnrollmentsTest extends EachDatabase implements EnrollmentsContract {

  @Override
  public Enrollments enrollments() {
    return storage.enrollments();
  }
}
