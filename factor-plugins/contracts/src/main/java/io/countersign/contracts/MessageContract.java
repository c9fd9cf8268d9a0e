package io.countersign.contracts;

import static io.countersign.contracts.Enrollee.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a factor has sent, if it sends anything. */
interface MessageContract extends FactorUnderTest {

  /** NIST SP 800-63B-4 section 3.1.3.2: "completed within 10 minutes". */
  Duration LONGEST = Duration.ofMinutes(10);

  @Test
  default void an_enrollment_that_is_only_a_code_on_its_way_has_a_message() {
    if (provider().traits().outOfBand()) {
      Enrollee user = Enrollee.begun(this, 51);
      assertThat(user.start().message()).isPresent();
      assertThat(user.beginAgain(NOON)).as("it can be sent again").isTrue();
    }
  }

  @Test
  default void a_message_has_a_code_and_ends_in_time() {
    Enrollee user = Enrollee.confirmed(this, 52);
    Instant now = NOON.plus(pace());
    user.start().message().ifPresent(message -> assertSound(message, NOON));
    user.challenge(now).message().ifPresent(message -> assertSound(message, now));
  }

  private static void assertSound(Message message, Instant now) {
    assertThat(message.code().length()).isBetween(1, 64);
    assertThat(message.expiresAt()).isAfter(now).isBeforeOrEqualTo(now.plus(LONGEST));
  }

  @Test
  default void what_is_sent_is_not_shown() {
    Enrollee user = Enrollee.begun(this, 53);
    user.start().message().ifPresent(message -> assertHidden(message, user.start().shown()));
    Verification confirmed = user.confirm(user.confirmation());
    ChallengeStart challenge = user.challenge(NOON.plus(pace()));
    challenge.message().ifPresent(message -> assertHidden(message, challenge.shown()));
    user.start().message().ifPresent(message -> assertHidden(message, new Shown(facts(confirmed))));
  }

  private static Map<String, Object> facts(Verification confirmed) {
    return confirmed instanceof Verified verified && verified.profile().isPresent()
        ? Map.copyOf(verified.profile().get().facts())
        : Map.of();
  }

  private static void assertHidden(Message message, Shown shown) {
    Set<String> secret = Texts.of(message).collect(Collectors.toSet());
    assertThat(Stream.of(shown.fields().toString(), message.toString()))
        .noneMatch(printed -> secret.stream().anyMatch(printed::contains));
  }

  @Test
  default void a_code_that_came_too_late_is_rejected() {
    Enrollee user = Enrollee.confirmed(this, 54);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now);
    Fields right = user.answer(challenge, now);

    challenge
        .message()
        .ifPresent(message ->
            assertThat(user.verify(challenge, right, message.expiresAt()))
                .isInstanceOf(Rejected.class));
  }

  @Test
  default void an_enrollment_that_was_begun_again_takes_the_new_response_only() {
    Enrollee user = Enrollee.begun(this, 55);
    Fields before = user.confirmation();
    var identity = user.start().identity();

    if (user.beginAgain(NOON)) {
      assertThat(user.start().identity()).isEqualTo(identity);
      assertThat(user.confirm(before)).isInstanceOf(Rejected.class);
      assertThat(user.confirm(user.confirmation())).isInstanceOf(Verified.class);
    }
  }
}
