package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.fixture.SettableClock;
import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Destination;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Evidence;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Declined;
import io.countersign.domain.factor.Verification.Verified;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a factor returns, what comes through is whole and within its bounds. */
@SuppressWarnings({
  "NullAway",
  "NullOptional"
}) // what the compiler of a plugin may not have asked about
class GuardedFactorTest {

  private static final Credential KEPT = new Credential(SecretBytes.none());
  private static final Instant LATER = Host.NOON.plusSeconds(600);
  private static final Destination ANNA =
      new Destination("anna@acme.test", "a***", Optional.empty());

  private final PluginThreads threads =
      new PluginThreads("test", GuardedFactorTest.class.getClassLoader(), 4);

  @AfterEach
  void close() {
    threads.close();
  }

  /** Returns the same from everything that can return it. */
  private record Returning(
      Supplier<Optional<Message>> message,
      Supplier<Optional<SecretBytes>> identity,
      Supplier<Verification> outcome)
      implements Factor {

    @Override
    public EnrollmentStart begin(EnrollmentRequest request) {
      return new EnrollmentStart(KEPT, identity.get(), Shown.nothing(), message.get());
    }

    @Override
    public Optional<EnrollmentStart> beginAgain(Credential pending, ChallengeRequest request) {
      return Optional.of(
          new EnrollmentStart(KEPT, Optional.empty(), Shown.nothing(), message.get()));
    }

    @Override
    public Verification confirm(Credential pending, Fields response, Instant now) {
      return outcome.get();
    }

    @Override
    public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
      return new ChallengeStart(ChallengeState.none(), Shown.nothing(), message.get());
    }

    @Override
    public Verification verify(
        Credential credential, ChallengeState challenge, Fields response, Instant now) {
      return outcome.get();
    }

    @Override
    public Optional<SecretBytes> answering(Fields response) {
      return identity.get();
    }
  }

  private Factor sending(Supplier<Optional<Message>> message) {
    return guarded(new Returning(message, Optional::empty, () -> new Verified(KEPT)));
  }

  private Factor identified(Supplier<Optional<SecretBytes>> identity) {
    return guarded(new Returning(Optional::empty, identity, () -> new Verified(KEPT)));
  }

  private Factor answering(Verification outcome) {
    return guarded(new Returning(Optional::empty, Optional::empty, () -> outcome));
  }

  private Factor guarded(Factor factor) {
    Circuit circuit = new Circuit(Host.QUICK, new SettableClock(Host.NOON));
    return new GuardedFactor(
        new FactorType("test"), factor, threads, circuit, Duration.ofMillis(500));
  }

  private static ChallengeRequest request() {
    return new ChallengeRequest(new FactorType("test"), List.of(), new SecureRandom(), Host.NOON);
  }

  private static Message message(Channel channel, Destination to, byte[] code, Instant until) {
    return new Message(channel, to, SecretBytes.of(code), until);
  }

  private static void assertUnavailable(Supplier<?> call) {
    assertThatThrownBy(call::get).isExactlyInstanceOf(FactorUnavailable.class);
  }

  @Test
  void a_message_that_is_whole_comes_through() {
    Message whole = message(Channel.EMAIL, ANNA, new byte[] {'1'}, LATER);

    assertThat(sending(() -> Optional.of(whole)).challenge(KEPT, request()).message())
        .contains(whole);
    assertThat(sending(() -> Optional.of(whole)).beginAgain(KEPT, request())).isPresent();
  }

  static Stream<Supplier<Optional<Message>>> messages() {
    Destination odd = new Destination("anna@acme.test", "a\nb", Optional.empty());
    byte[] code = {'1'};
    return Stream.of(
        () -> null,
        () -> Optional.of(message(null, ANNA, code, LATER)),
        () -> Optional.of(message(Channel.SMS, null, code, LATER)),
        () -> Optional.of(message(Channel.SMS, ANNA, code, null)),
        () -> Optional.of(new Message(Channel.SMS, ANNA, null, LATER)),
        () -> Optional.of(message(Channel.SMS, ANNA, new byte[0], LATER)),
        () -> Optional.of(message(Channel.SMS, ANNA, new byte[257], LATER)),
        () -> Optional.of(message(Channel.SMS, odd, code, LATER)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void half_a_message_does_not(Supplier<Optional<Message>> half) {
    assertUnavailable(() -> sending(half).challenge(KEPT, request()));
    assertUnavailable(() -> sending(half).beginAgain(KEPT, request()));
  }

  static Stream<Supplier<Optional<SecretBytes>>> identities() {
    return Stream.of(
        () -> null,
        () -> Optional.of(SecretBytes.of(new byte[5_000])),
        () -> {
          throw new IllegalStateException();
        },
        () -> {
          throw new StackOverflowError();
        });
  }

  @ParameterizedTest
  @MethodSource("identities")
  void an_identity_that_is_none_does_not(Supplier<Optional<SecretBytes>> none) {
    assertUnavailable(() -> identified(none).answering(Fields.none()));
  }

  @Test
  void whoever_takes_too_long_to_say_who_answers_is_given_up() {
    Factor slow =
        identified(() -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        });

    assertUnavailable(() -> slow.answering(Fields.none()));
  }

  @Test
  void what_a_response_proved_comes_through() {
    Verified proved =
        new Verified(KEPT)
            .proving(new Evidence(Set.of(FactorKind.POSSESSION), Set.of("hwk", "user")))
            .showing(new Profile(Set.of(), Map.of("model", "Token")))
            .identified(SecretBytes.of(new byte[] {1}));

    assertThat(answering(proved).confirm(KEPT, Fields.none(), Host.NOON)).isEqualTo(proved);
    assertThat(answering(new Declined()).confirm(KEPT, Fields.none(), Host.NOON))
        .isEqualTo(new Declined());
  }

  static Stream<Verification> outcomes() {
    Set<FactorKind> kinds = Set.of(FactorKind.POSSESSION);
    Set<String> many =
        IntStream.range(0, 17).mapToObj(Integer::toString).collect(Collectors.toSet());
    Verified verified = new Verified(KEPT);
    return Stream.of(
        null,
        new Verified(KEPT, null, Optional.empty(), Optional.empty()),
        new Verified(KEPT, Optional.empty(), null, Optional.empty()),
        new Verified(KEPT, Optional.empty(), Optional.empty(), null),
        verified.proving(new Evidence(kinds, many)),
        verified.proving(new Evidence(kinds, Set.of("o t p"))),
        verified.showing(new Profile(Set.of(), Map.of("model", "To\u0000ken"))),
        verified.identified(SecretBytes.of(new byte[5_000])));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void what_is_not_whole_lets_nobody_in(Verification outcome) {
    assertUnavailable(() -> answering(outcome).confirm(KEPT, Fields.none(), Host.NOON));
    assertUnavailable(
        () -> answering(outcome).verify(KEPT, ChallengeState.none(), Fields.none(), Host.NOON));
  }
}
