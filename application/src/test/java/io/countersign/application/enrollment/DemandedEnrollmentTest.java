package io.countersign.application.enrollment;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyResult.NotWaiting;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.NotDemanded;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.NotPending;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Rejected;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.mfa.MfaRequirement;
import org.junit.jupiter.api.Test;

/** An authentication of a user who has nothing yet, where everybody must have something. */
class DemandedEnrollmentTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);
  private final Standing demanding = shop.begin(ALICE);

  @Test
  void confirming_it_answers_the_authentication_too() {
    Enrollment enrollment = shop.enrollFor(demanding, "111111", "222222");

    Confirmed confirmed = (Confirmed) shop.confirm(enrollment, "111111");

    Standing standing = confirmed.standing().orElseThrow();
    assertThat(standing.progress()).isEqualTo(new Approved(installation.clock.instant()));
    assertThat(installation.claims(standing.assertion().orElseThrow()))
        .contains("\"amr\":[\"mfa\",\"otp\",\"pwd\"]", "acr:2fa");
  }

  @Test
  void a_wrong_code_lets_nobody_in() {
    Enrollment enrollment = shop.enrollFor(demanding, "111111");

    assertThat(shop.confirm(enrollment, "999999")).isInstanceOf(Rejected.class);
    assertThat(shop.read(demanding).progress()).isInstanceOf(EnrollmentDue.class);
  }

  @Test
  void there_is_no_challenge_to_answer_instead() {
    shop.enrollFor(demanding, "111111");

    assertThat(shop.answer(demanding, "111111")).isInstanceOf(NotWaiting.class);
  }

  @Test
  void whoever_got_an_authenticator_meanwhile_is_not_let_in_by_enrolling_another() {
    Enrollment enrollment = shop.enrollFor(demanding, "111111");
    shop.bindBeside(shop.enroll(ALICE, "222222"));

    assertThat(shop.confirm(enrollment, "111111")).isEqualTo(new NotDemanded());
    assertThat(shop.read(demanding).progress()).isInstanceOf(EnrollmentDue.class);
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).hasSize(1);
  }

  @Test
  void of_several_enrollments_for_it_one_is_confirmed() {
    Enrollment first = shop.enrollFor(demanding, "111111");
    Enrollment second = shop.enrollFor(demanding, "222222");

    assertThat(shop.confirm(first, "111111")).isInstanceOf(Confirmed.class);
    assertThat(shop.confirm(second, "222222")).isEqualTo(new NotPending(EnrollmentStatus.CANCELED));
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).hasSize(1);
  }

  @Test
  void enrollments_for_two_authentications_let_in_one() {
    Standing attacker = shop.begin(ALICE);
    Enrollment first = shop.enrollFor(demanding, "111111");
    Enrollment second = shop.enrollFor(attacker, "222222");

    assertThat(shop.confirm(first, "111111")).isInstanceOf(Confirmed.class);
    assertThat(shop.confirm(second, "222222")).isEqualTo(new NotPending(EnrollmentStatus.CANCELED));
    assertThat(shop.read(attacker).assertion()).isEmpty();
  }

  @Test
  void when_the_authentication_has_expired_nothing_is_bound() {
    Enrollment enrollment = shop.enrollFor(demanding, "111111");
    installation.clock.tick(Installation.LIFETIME);

    assertThat(shop.confirm(enrollment, "111111")).isEqualTo(new NotDemanded());
    assertThat(shop.read(demanding).progress()).isInstanceOf(Expired.class);
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).isEmpty();
  }

  @Test
  void one_that_failed_may_be_begun_again() {
    Enrollment failed = shop.enrollFor(demanding, "111111");
    for (int i = 0; i < Installation.ENROLLMENT_ATTEMPTS; i++) {
      shop.confirm(failed, "999999");
    }
    assertThat(installation.enrollments.find(shop.tenant, failed.id()).orElseThrow().status())
        .isEqualTo(EnrollmentStatus.FAILED);

    assertThat(shop.confirm(shop.enrollFor(demanding, "222222"), "222222"))
        .isInstanceOf(Confirmed.class);
  }

  @Test
  void an_enrollment_by_itself_answers_no_authentication_and_ends_it() {
    Confirmed confirmed = (Confirmed) shop.confirm(shop.enroll(ALICE, "111111"), "111111");

    assertThat(confirmed.standing()).isEmpty();
    assertThat(shop.read(demanding).progress())
        .isEqualTo(new Denied(OtherAttempts.REASON, installation.clock.instant()));
  }
}
