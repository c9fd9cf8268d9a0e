package io.countersign.contracts;

import static io.countersign.contracts.Enrollee.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a factor keeps to itself. */
interface SecrecyContract extends FactorUnderTest {

  @Test
  default void nothing_that_it_makes_prints_a_secret() {
    Enrollee user = Enrollee.confirmed(this, 41);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now);
    Fields right = user.answer(challenge, now);
    Verification rejected = user.verify(challenge, wrong(right), now);
    Verification verified = user.verify(challenge, right, now);
    List<Object> made =
        List.of(
            provider(), user.factor(), user.start(), challenge, rejected, verified, user.kept());
    Set<String> secrets =
        Stream.of(
                user.start().shown().fields().values().stream().flatMap(SecrecyContract::texts),
                right.values().values().stream().flatMap(SecrecyContract::texts),
                forms(user.start().pending().state()),
                forms(user.kept().state()),
                user.start().identity().stream().flatMap(SecrecyContract::forms))
            .flatMap(each -> each)
            .collect(Collectors.toSet());

    assertThat(made.stream().map(Object::toString))
        .noneMatch(printed -> secrets.stream().anyMatch(printed::contains));
  }

  @Test
  default void a_challenge_does_not_show_its_answer() {
    Enrollee user = Enrollee.confirmed(this, 42);
    Instant now = NOON.plus(pace());
    ChallengeStart challenge = user.challenge(now);
    Set<String> answers =
        user.answer(challenge, now).values().values().stream()
            .flatMap(SecrecyContract::texts)
            .collect(Collectors.toSet());

    assertThat(challenge.shown().fields().values().stream().flatMap(SecrecyContract::texts))
        .noneMatch(shown -> answers.stream().anyMatch(shown::contains));
  }

  /** Short ones may be anywhere by chance. */
  private static Stream<String> texts(Object value) {
    return Stream.of(value.toString()).filter(text -> text.length() >= 6);
  }

  private static Stream<String> forms(SecretBytes secret) {
    byte[] bytes = secret.reveal();
    return Stream.of(HexFormat.of().formatHex(bytes), Base64.getEncoder().encodeToString(bytes))
        .filter(text -> text.length() >= 6);
  }
}
