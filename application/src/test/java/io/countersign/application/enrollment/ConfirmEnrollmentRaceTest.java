package io.countersign.application.enrollment;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.Standing;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Rejected;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.mfa.MfaRequirement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class ConfirmEnrollmentRaceTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);

  @RepeatedTest(5)
  void of_64_right_codes_at_once_one_binds() {
    Enrollment enrollment = shop.enroll(ALICE, "111111");

    assertOneConfirmed(Race.of(64, _ -> shop.confirm(enrollment, "111111")));
  }

  @RepeatedTest(5)
  void of_64_enrollments_of_the_same_one_binds() {
    List<Enrollment> enrollments =
        IntStream.range(0, 64).mapToObj(_ -> shop.enroll(ALICE, "111111", "222222")).toList();

    assertOneConfirmed(Race.of(64, i -> shop.confirm(enrollments.get(i), "111111")));
  }

  @RepeatedTest(5)
  void of_64_authentications_that_demand_one_lets_the_user_in() {
    List<Standing> demanding = IntStream.range(0, 64).mapToObj(_ -> shop.begin(ALICE)).toList();
    List<Enrollment> enrollments =
        IntStream.range(0, 64)
            .mapToObj(i -> shop.enrollFor(demanding.get(i), "%06d".formatted(i)))
            .toList();

    assertOneConfirmed(Race.of(64, i -> shop.confirm(enrollments.get(i), "%06d".formatted(i))));
    assertThat(demanding).filteredOn(one -> shop.read(one).assertion().isPresent()).hasSize(1);
  }

  @RepeatedTest(5)
  void of_200_wrong_codes_at_once_as_many_as_allowed_are_looked_at() {
    Enrollment enrollment = shop.enroll(ALICE, "111111");

    List<ConfirmEnrollmentResult> results = Race.of(200, _ -> shop.confirm(enrollment, "999999"));

    int allowed = Installation.ENROLLMENT_ATTEMPTS;
    assertThat(results).filteredOn(Rejected.class::isInstance).hasSize(allowed);
    assertThat(installation.codes.looks()).isEqualTo(allowed);
  }

  private void assertOneConfirmed(List<ConfirmEnrollmentResult> results) {
    assertThat(results).filteredOn(Confirmed.class::isInstance).hasSize(1);
    assertThat(installation.listAuthenticators.list(shop.tenant, ALICE)).hasSize(1);
  }
}
