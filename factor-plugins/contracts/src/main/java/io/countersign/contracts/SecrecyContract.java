package io.countersign.contracts;

import static io.countersign.contracts.Enrollee.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    List<Message> messages =
        Stream.of(user.start().message(), challenge.message()).flatMap(Optional::stream).toList();
    Set<String> open =
        messages.stream()
            .flatMap(message ->
                Stream.of(message.destination().masked(), message.expiresAt().toString()))
            .collect(Collectors.toSet());
    Set<String> secrets =
        Stream.of(
                Texts.of(user.start().shown()).filter(text -> !open.contains(text)),
                Texts.of(right, ignoredFields()),
                Texts.of(user.start().pending().state()),
                Texts.of(user.kept().state()),
                messages.stream().flatMap(Texts::of),
                user.identity().stream().flatMap(Texts::of))
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
        Texts.of(user.answer(challenge, now), openFields()).collect(Collectors.toSet());

    assertThat(Texts.of(challenge.shown()))
        .noneMatch(shown -> answers.stream().anyMatch(shown::contains));
  }
}
