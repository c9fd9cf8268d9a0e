package io.countersign.contracts;

import static io.countersign.contracts.Enrollee.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a response is checked. */
interface VerificationContract extends FactorUnderTest {

  @Test
  default void the_right_response_is_accepted_again_and_again_while_it_is_a_new_one() {
    Enrollee user = Enrollee.confirmed(this, 11);
    Instant now = NOON;
    for (int i = 0; i < 5; i++) {
      now = now.plus(pace());
      assertThat(user.prove(now)).isInstanceOf(Verified.class);
    }
  }

  @Test
  default void a_response_is_accepted_once() {
    Enrollee user = Enrollee.confirmed(this, 12);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now);
    Fields response = user.answer(challenge, now);

    assertThat(user.verify(challenge, response, now)).isInstanceOf(Verified.class);
    assertThat(user.verify(user.challenge(now), response, now)).isInstanceOf(Rejected.class);
  }

  @Test
  default void a_wrong_response_is_rejected_and_spends_nothing() {
    Enrollee user = Enrollee.confirmed(this, 13);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now);
    Fields right = user.answer(challenge, now);

    assertThat(user.verify(challenge, wrong(right), now))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.reason()).matches("[a-z0-9-]{1,64}"));
    assertThat(user.verify(challenge, right, now)).isInstanceOf(Verified.class);
  }

  @Test
  default void the_response_of_another_user_is_rejected() {
    Enrollee user = Enrollee.confirmed(this, 14);
    Enrollee other = Enrollee.confirmed(this, 15);
    Instant now = NOON.plus(pace());
    Fields others = other.answer(other.challenge(now), now);

    assertThat(user.verify(user.challenge(now), others, now)).isInstanceOf(Rejected.class);
  }

  /** A clock that is wrong by ages makes a wrong response, not a broken factor. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "2038-01-19T03:14:08Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  default void no_time_is_too_far_away(String time) {
    Enrollee user = Enrollee.confirmed(this, 16);
    Instant now = Instant.parse(time);
    ChallengeStart challenge = user.challenge(NOON);
    Fields right = user.answer(challenge, NOON);

    assertThat(user.verify(challenge, right, now)).isNotNull();
    assertThat(user.factor().confirm(user.start().pending(), user.confirmation(), now)).isNotNull();
  }

  /** Nor is anything that a factor makes at such a time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-9999-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "2038-01-19T03:14:08Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  default void it_works_at_any_time_that_people_may_set_a_clock_to(String time) {
    Enrollee user = Enrollee.confirmed(this, 17);
    Instant now = Instant.parse(time);
    Fields options = holder().options();

    assertThat(user.challenge(now)).isNotNull();
    assertThat(user.factor().begin(Enrollee.request(this, options, Randoms.seeded(17), now)))
        .isNotNull();
  }

  /** Nor is it the caller's fault. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 40, 1_000})
  default void a_credential_of_somebody_elses_making_accepts_nothing(int length) {
    Enrollee user = Enrollee.confirmed(this, 18);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now);
    Fields right = user.answer(challenge, now);
    byte[] bytes = new byte[length];
    Randoms.seeded(19).nextBytes(bytes);
    Credential foreign = new Credential(SecretBytes.of(bytes));

    try {
      assertThat(user.factor().verify(foreign, challenge.state(), right, now))
          .isInstanceOf(Rejected.class);
    } catch (RuntimeException refused) {
      assertThat(refused).isNotInstanceOf(MalformedField.class);
    }
  }
}
