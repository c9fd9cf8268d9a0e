package io.countersign.contracts;

import static io.countersign.contracts.Enrollee.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import org.junit.jupiter.api.Test;

/** How an authenticator comes to be. */
interface EnrollmentContract extends FactorUnderTest {

  @Test
  default void the_right_response_confirms_an_enrollment() {
    Enrollee user = Enrollee.begun(this, 1);
    assertThat(user.confirm(user.confirmation())).isInstanceOf(Verified.class);
  }

  @Test
  default void a_wrong_response_confirms_nothing_and_spends_nothing() {
    Enrollee user = Enrollee.begun(this, 2);
    assertThat(user.confirm(wrong(user.confirmation()))).isInstanceOf(Rejected.class);
    assertThat(user.confirm(user.confirmation())).isInstanceOf(Verified.class);
  }

  @Test
  default void the_response_of_another_user_confirms_nothing() {
    Enrollee user = Enrollee.begun(this, 3);
    Enrollee other = Enrollee.begun(this, 4);
    assertThat(user.confirm(other.confirmation())).isInstanceOf(Rejected.class);
  }

  @Test
  default void the_response_that_confirmed_an_enrollment_signs_nobody_in() {
    Enrollee user = Enrollee.confirmed(this, 5);
    ChallengeStart challenge = user.challenge(NOON);
    try {
      Verification again = user.verify(challenge, user.confirmation(), NOON);
      assertThat(again).isInstanceOf(Rejected.class);
    } catch (MalformedField confirmationsHaveAnotherForm) {
      assertThat(confirmationsHaveAnotherForm.field()).isNotEmpty();
    }
  }

  @Test
  default void two_enrollments_have_two_identities() {
    Enrollee user = Enrollee.confirmed(this, 6);
    Enrollee other = Enrollee.confirmed(this, 7);
    user.identity()
        .ifPresent(
            identity -> assertThat(other.identity()).isPresent().get().isNotEqualTo(identity));
  }

  @Test
  default void what_an_importable_factor_begins_is_complete_without_a_confirmation() {
    Enrollee user = Enrollee.begun(this, 8);
    if (provider().traits().importable()) {
      assertThat(user.prove(NOON.plus(pace()))).isInstanceOf(Verified.class);
    }
  }
}
