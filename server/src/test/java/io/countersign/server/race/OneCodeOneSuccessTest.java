package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.application.fixture.Race;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.user.UserId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant 1 on the real parts: the embedded database, the encrypted credentials, the TOTP plugin
 * in its class loader. RFC 6238 section 5.2: "The verifier MUST NOT accept the second attempt of
 * the OTP after the successful validation has been issued for the first OTP."
 */
class OneCodeOneSuccessTest {

  private static final int SUBMISSIONS = 64;
  private static final int ROUNDS = House.full() ? 1_000 : 25;

  @TempDir Path directory;

  private House house;
  private Phone phone;

  @BeforeEach
  void a_user_with_an_authenticator() {
    house = House.in(directory);
    phone = house.enroll(new UserId("ada"));
    nextStep();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void one_challenge_takes_a_code_once() {
    for (int round = 0; round < ROUNDS; round++) {
      AuthenticationId open = house.begin(phone.user());
      assertThat(successes(_ -> house.verify(open, phone.code()) instanceof Verified)).isOne();
      nextStep();
    }
  }

  @Test
  void many_open_challenges_of_a_user_take_a_code_once_among_them() {
    for (int round = 0; round < ROUNDS; round++) {
      List<AuthenticationId> open =
          IntStream.range(0, SUBMISSIONS).mapToObj(_ -> house.begin(phone.user())).toList();
      assertThat(successes(i -> house.verify(open.get(i), phone.code()) instanceof Verified))
          .isOne();
      // The others counted as wrong responses: wait until the authenticator takes some again.
      house.clock().tick(House.GUESS_WINDOW);
    }
  }

  @Test
  void one_enrollment_takes_a_code_once() {
    for (int round = 0; round < ROUNDS; round++) {
      Phone another = house.beginEnrollment(new UserId("user-" + round));
      assertThat(
              successes(
                  _ -> house.confirm(another.enrollment(), another.code()) instanceof Confirmed))
          .isOne();
    }
  }

  @Test
  void many_enrollments_of_one_secret_take_a_code_once_among_them() {
    for (int round = 0; round < ROUNDS; round++) {
      UserId user = new UserId("user-" + round);
      Phone first = house.beginEnrollment(user);
      List<EnrollmentId> same =
          IntStream.range(0, SUBMISSIONS)
              .mapToObj(_ -> house.beginEnrollment(user, first.secret()).enrollment())
              .toList();
      assertThat(successes(i -> house.confirm(same.get(i), first.code()) instanceof Confirmed))
          .isOne();
    }
  }

  @Test
  void the_code_that_confirmed_an_enrollment_signs_nobody_in() {
    for (int round = 0; round < ROUNDS; round++) {
      Phone another = house.enroll(new UserId("user-" + round));
      AuthenticationId open = house.begin(another.user());
      assertThat(house.verify(open, another.code())).isNotInstanceOf(Verified.class);
    }
  }

  private void nextStep() {
    house.clock().tick(Phone.PERIOD);
  }

  private static long successes(IntFunction<Boolean> submission) {
    return Race.of(SUBMISSIONS, submission).stream().filter(success -> success).count();
  }
}
