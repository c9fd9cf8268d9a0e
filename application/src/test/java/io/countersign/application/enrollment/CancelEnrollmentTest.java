package io.countersign.application.enrollment;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.enrollment.CancelEnrollment.Result;
import io.countersign.application.enrollment.CancelEnrollment.Result.Canceled;
import io.countersign.application.enrollment.CancelEnrollment.Result.NotFound;
import io.countersign.application.enrollment.CancelEnrollment.Result.NotPending;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.mfa.MfaRequirement;
import org.junit.jupiter.api.Test;

class CancelEnrollmentTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Shop other = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Enrollment enrollment = shop.enroll(ALICE, "111111");

  @Test
  void a_canceled_one_is_never_confirmed() {
    assertThat(cancel()).isInstanceOf(Canceled.class);

    assertThat(shop.confirm(enrollment, "111111"))
        .isEqualTo(new ConfirmEnrollmentResult.NotPending(EnrollmentStatus.CANCELED));
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).isEmpty();
  }

  @Test
  void its_secret_is_forgotten() {
    assertThat(installation.enrollments.pending(shop.tenant, enrollment.id())).isPresent();
    cancel();

    assertThat(installation.enrollments.pending(shop.tenant, enrollment.id())).isEmpty();
  }

  @Test
  void what_has_ended_is_not_canceled() {
    cancel();
    assertThat(cancel()).isEqualTo(new NotPending(EnrollmentStatus.CANCELED));

    Enrollment confirmed = shop.enroll(ALICE, "222222");
    shop.confirm(confirmed, "222222");
    assertThat(cancel(confirmed)).isEqualTo(new NotPending(EnrollmentStatus.CONFIRMED));

    Enrollment expired = shop.enroll(ALICE, "333333");
    installation.clock.tick(Installation.ENROLLMENT_LIFETIME);
    assertThat(cancel(expired)).isEqualTo(new NotPending(EnrollmentStatus.EXPIRED));
  }

  @Test
  void another_tenant_finds_no_such_enrollment() {
    assertThat(installation.cancelEnrollment.cancel(other.tenant, enrollment.id()))
        .isEqualTo(new NotFound());
    assertThat(installation.readEnrollment.read(other.tenant, enrollment.id())).isEmpty();
    assertThat(shop.confirm(enrollment, "111111"))
        .isInstanceOf(ConfirmEnrollmentResult.Confirmed.class);
  }

  private Result cancel() {
    return cancel(enrollment);
  }

  private Result cancel(Enrollment one) {
    return installation.cancelEnrollment.cancel(shop.tenant, one.id());
  }
}
