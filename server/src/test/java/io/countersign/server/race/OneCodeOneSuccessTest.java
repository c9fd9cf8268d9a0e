package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.enrollment.ConfirmEnrollmentResult.Confirmed;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Invariant 1 on the real parts: the database, the encrypted credentials, the TOTP plugin in its
 * class loader, on several nodes. RFC 6238 section 5.2: "The verifier MUST NOT accept the second
 * attempt of the OTP after the successful validation has been issued for the first OTP."
 */
class OneCodeOneSuccessTest extends EachInstallation {

  private static final int SUBMISSIONS = 64;
  private static final int ROUNDS = Nodes.full() ? 1_000 : 20;

  /** Of those that take 64 preparations each. */
  private static final int LONG_ROUNDS = Nodes.full() ? 1_000 : 5;

  @Test
  void one_challenge_takes_a_code_once() {
    Phone phone = enroll();
    for (int round = 0; round < ROUNDS; round++) {
      nextStep();
      AuthenticationId open = nodes.node(round).begin(phone.user());
      assertThat(successes((house, _) -> house.verify(open, phone.code()) instanceof Verified))
          .isOne();
    }
  }

  @Test
  void many_open_challenges_of_a_user_take_a_code_once_among_them() {
    Phone phone = enroll();
    for (int round = 0; round < LONG_ROUNDS; round++) {
      // The others count as wrong responses: wait until the authenticator takes some again.
      nodes.clock().tick(House.GUESS_WINDOW);
      List<AuthenticationId> open = nodes.each(SUBMISSIONS, house -> house.begin(phone.user()));
      assertThat(
              successes((house, i) -> house.verify(open.get(i), phone.code()) instanceof Verified))
          .isOne();
    }
  }

  @Test
  void one_enrollment_takes_a_code_once() {
    for (int round = 0; round < ROUNDS; round++) {
      Phone phone = nodes.node(round).beginEnrollment(nodes.newUser());
      assertThat(
              successes((house, _) ->
                  house.confirm(phone.enrollment(), phone.code()) instanceof Confirmed))
          .isOne();
    }
  }

  @Test
  void many_enrollments_of_one_secret_take_a_code_once_among_them() {
    for (int round = 0; round < LONG_ROUNDS; round++) {
      UserId user = nodes.newUser();
      Phone first = nodes.node(round).beginEnrollment(user);
      List<EnrollmentId> same =
          nodes.each(
              SUBMISSIONS, house -> house.beginEnrollment(user, first.secret()).enrollment());
      assertThat(
              successes(
                  (house, i) -> house.confirm(same.get(i), first.code()) instanceof Confirmed))
          .isOne();
    }
  }

  @Test
  void the_code_that_confirmed_an_enrollment_signs_nobody_in() {
    for (int round = 0; round < ROUNDS; round++) {
      Phone phone = nodes.node(round).enroll(nodes.newUser());
      AuthenticationId open = nodes.node(round + 1).begin(phone.user());
      assertThat(successes((house, _) -> house.verify(open, phone.code()) instanceof Verified))
          .isZero();
    }
  }

  private static long successes(BiFunction<House, Integer, Boolean> submission) {
    return nodes.race(SUBMISSIONS, submission).stream().filter(success -> success).count();
  }
}
