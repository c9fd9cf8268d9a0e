package io.countersign.contracts;

import static io.countersign.contracts.Enrollee.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of a user's authenticators answers, where the factor lets them choose when they do. */
interface ChoiceContract extends FactorUnderTest {

  @Test
  default void the_one_that_was_asked_is_the_one_that_answers() {
    Enrollee user = Enrollee.confirmed(this, 61);
    Instant now = NOON.plus(pace());
    Fields right = user.answer(user.challenge(now), now);

    Optional<SecretBytes> answering = user.factor().answering(right);

    if (answering.isPresent()) {
      assertThat(answering).isEqualTo(user.identity());
    }
  }

  @Test
  default void another_one_that_may_answer_is_known_by_its_identity() {
    Enrollee user = Enrollee.confirmed(this, 62);
    Enrollee other = Enrollee.confirmed(this, 63);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now, other);
    Fields others = other.answer(challenge, now);

    Optional<SecretBytes> answering = user.factor().answering(others);

    if (answering.isPresent()) {
      assertThat(answering).isEqualTo(other.identity());
      assertThat(other.verify(challenge, others, now)).isInstanceOf(Verified.class);
    }
  }
}
