package io.countersign.application.enrollment;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.AlreadyBound;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.NotFound;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.NotPending;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Rejected;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Unavailable;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.FailingFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.mfa.MfaRequirement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConfirmEnrollmentTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Shop other = new Shop(installation, MfaRequirement.OPTIONAL);

  @Test
  void the_right_code_binds_an_authenticator() {
    Enrollment enrollment = shop.enroll(ALICE, "111111", "222222");
    installation.clock.tick(Duration.ofSeconds(30));

    Confirmed confirmed = (Confirmed) shop.confirm(enrollment, "111111");

    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE))
        .containsExactly(confirmed.authenticator());
    assertThat(confirmed.authenticator().lastUsedAt()).contains(installation.clock.instant());
    assertThat(confirmed.standing()).isEmpty();
    assertThat(status(enrollment)).isEqualTo(EnrollmentStatus.CONFIRMED);
    assertThat(kept(enrollment).authenticator()).contains(confirmed.authenticator().id());
  }

  @Test
  void the_code_that_confirmed_it_signs_nobody_in() {
    shop.confirm(shop.enroll(ALICE, "111111", "222222"), "111111");

    assertThat(shop.answer(shop.begin(ALICE), "111111")).isInstanceOf(VerifyResult.Rejected.class);
    assertThat(shop.answer(shop.begin(ALICE), "222222")).isInstanceOf(VerifyResult.Verified.class);
  }

  @Test
  void a_confirmed_one_is_not_confirmed_again() {
    Enrollment enrollment = shop.enroll(ALICE, "111111", "222222");
    shop.confirm(enrollment, "111111");

    assertThat(shop.confirm(enrollment, "222222"))
        .isEqualTo(new NotPending(EnrollmentStatus.CONFIRMED));
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).hasSize(1);
  }

  @Test
  void a_wrong_code_counts_until_it_has_failed() {
    Enrollment enrollment = shop.enroll(ALICE, "111111");
    for (int left = Installation.ENROLLMENT_ATTEMPTS - 1; left >= 0; left--) {
      assertThat(shop.confirm(enrollment, "999999")).isEqualTo(new Rejected("wrong-code", left));
    }

    assertThat(shop.confirm(enrollment, "111111"))
        .isEqualTo(new NotPending(EnrollmentStatus.FAILED));
    assertThat(installation.codes.looks()).isEqualTo(Installation.ENROLLMENT_ATTEMPTS);
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).isEmpty();
  }

  @Test
  void a_malformed_response_changes_nothing() {
    Enrollment enrollment = shop.enroll(ALICE, "111111");

    assertThatExceptionOfType(MalformedField.class)
        .isThrownBy(() -> shop.confirm(enrollment, "11111"));
    assertThatExceptionOfType(MalformedField.class)
        .isThrownBy(() ->
            installation.confirmEnrollment.confirm(
                shop.tenant, CLIENT, enrollment.id(), Fields.none()));
    assertThat(kept(enrollment)).isEqualTo(enrollment);
  }

  @Test
  void it_may_be_confirmed_until_just_before_its_end() {
    Enrollment inTime = shop.enroll(ALICE, "111111");
    Enrollment tooLate = shop.enroll(BOB, "222222");
    installation.clock.tick(Installation.ENROLLMENT_LIFETIME.minusNanos(1));
    assertThat(shop.confirm(inTime, "111111")).isInstanceOf(Confirmed.class);
    installation.clock.tick(Duration.ofNanos(1));

    assertThat(shop.confirm(tooLate, "222222")).isEqualTo(new NotPending(EnrollmentStatus.EXPIRED));
  }

  @Test
  void another_tenant_finds_no_such_enrollment() {
    Enrollment enrollment = shop.enroll(ALICE, "111111");

    assertThat(other.confirm(enrollment, "111111")).isEqualTo(new NotFound());
    assertThat(shop.confirm(enrollment, "111111")).isInstanceOf(Confirmed.class);
  }

  @Test
  void the_same_enrolled_twice_becomes_one_authenticator() {
    Enrollment first = shop.enroll(ALICE, "111111", "222222");
    Enrollment second = shop.enroll(ALICE, "111111", "222222");

    assertThat(shop.confirm(first, "111111")).isInstanceOf(Confirmed.class);
    assertThat(shop.confirm(second, "111111")).isEqualTo(new NotPending(EnrollmentStatus.CANCELED));
    assertThat(shop.confirm(second, "222222")).isEqualTo(new NotPending(EnrollmentStatus.CANCELED));
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).hasSize(1);
  }

  @Test
  void what_was_bound_and_revoked_meanwhile_does_not_come_back() {
    Enrollment waiting = shop.enroll(ALICE, "111111", "222222");
    shop.revoke(shop.bindBeside(waiting));

    assertThat(shop.confirm(waiting, "111111")).isEqualTo(new AlreadyBound());
  }

  @Test
  void what_was_bound_meanwhile_is_not_guessed_at_through_an_enrollment() {
    Enrollment waiting = shop.enroll(ALICE, "111111", "222222");
    shop.bindBeside(waiting);
    int looks = installation.codes.looks();

    assertThat(shop.confirm(waiting, "999999")).isEqualTo(new AlreadyBound());
    assertThat(shop.confirm(waiting, "111111")).isEqualTo(new AlreadyBound());
    assertThat(installation.codes.looks()).isEqualTo(looks);
  }

  @Test
  void two_users_may_have_the_same() {
    assertThat(shop.confirm(shop.enroll(ALICE, "111111"), "111111")).isInstanceOf(Confirmed.class);
    assertThat(shop.confirm(shop.enroll(BOB, "111111"), "111111")).isInstanceOf(Confirmed.class);
  }

  @Test
  void a_factor_that_is_gone_is_unavailable_and_nothing_counts() {
    Enrollment enrollment = shop.enroll(ALICE, "111111");
    installation.plugins.unload(CodeFactor.TYPE);

    assertThat(shop.confirm(enrollment, "111111")).isEqualTo(new Unavailable());
    assertThat(kept(enrollment)).isEqualTo(enrollment);
  }

  @Test
  void a_factor_that_fails_is_unavailable_and_the_response_counts() {
    Enrollment enrollment = shop.enroll(ALICE, "111111");
    installation.plugins.load(
        CodeFactor.TYPE, CodeFactor.TRAITS, new FailingFactor(IllegalStateException::new));

    for (int i = 1; i <= Installation.ENROLLMENT_ATTEMPTS; i++) {
      assertThat(shop.confirm(enrollment, "111111")).isEqualTo(new Unavailable());
      assertThat(kept(enrollment).wrong()).isEqualTo(i);
    }
    assertThat(status(enrollment)).isEqualTo(EnrollmentStatus.FAILED);
  }

  @Test
  void a_success_that_could_not_be_kept_is_none() {
    Enrollment enrollment = shop.enroll(ALICE, "111111");
    installation.transactions.failCommits(1);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> shop.confirm(enrollment, "111111"));

    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).isEmpty();
    assertThat(shop.confirm(enrollment, "111111")).isInstanceOf(Confirmed.class);
  }

  private Enrollment kept(Enrollment enrollment) {
    return installation.enrollments.find(shop.tenant, enrollment.id()).orElseThrow();
  }

  private EnrollmentStatus status(Enrollment enrollment) {
    return installation.readEnrollment.read(shop.tenant, enrollment.id()).orElseThrow().status();
  }
}
