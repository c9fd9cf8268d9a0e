package io.countersign.application.lockout;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.ChooseResult;
import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.TooManyGuesses;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.GuessLimit;
import io.countersign.domain.authenticator.Guesses;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.policy.UserFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Whoever only knows who somebody is does not keep them from answering with what they have. */
class AuthenticatorLockoutTest {

  private static final int MOST = Installation.GUESSES.most();
  private static final SecretBytes LAPTOP = Samples.secret("laptop");
  private static final SecretBytes OTHER = Samples.secret("another");
  private static final String WRONG = "999999";

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);
  private Authenticator bound;

  @BeforeEach
  void aliceCameInWithHerLaptop() {
    bound = shop.bind(ALICE, "111111", "222222", "333333");
    assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void strangers_lock_an_authenticator_and_its_owner_comes_in_from_a_known_device() {
    strangersUseUp();

    assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "222222")).isInstanceOf(Verified.class);
    assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "222222")).isInstanceOf(Rejected.class);
    assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "333333")).isInstanceOf(Verified.class);
  }

  @Test
  void an_owner_who_comes_in_buys_strangers_no_guesses() {
    strangersUseUp();
    Guesses used = shop.kept(bound).guesses();
    Instant reopens = used.reopensAt(Installation.GUESSES);
    installation.clock.tick(Duration.ofMinutes(1));

    assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "222222")).isInstanceOf(Verified.class);

    assertThat(shop.kept(bound).guesses()).isEqualTo(used);
    assertThat(shop.kept(bound).lastUsedAt()).contains(installation.clock.instant());
    assertThat(shop.answer(shop.begin(ALICE), "333333"))
        .isEqualTo(new TooManyGuesses(CodeFactor.TYPE, reopens));
  }

  @Test
  void nobody_comes_in_from_a_device_that_is_not_known() {
    strangersUseUp();
    int looks = installation.codes.looks();

    assertThat(shop.answer(shop.beginOn(ALICE, OTHER), "222222"))
        .isInstanceOf(TooManyGuesses.class);
    assertThat(shop.answer(shop.begin(ALICE), "222222")).isInstanceOf(TooManyGuesses.class);
    assertThat(installation.codes.looks()).isEqualTo(looks);
  }

  @Test
  void what_a_browser_calls_itself_makes_no_device_known() {
    Circumstances browser = calling("Mozilla/5.0");
    assertThat(shop.answer(shop.begin(ALICE, browser), "222222")).isInstanceOf(Verified.class);
    strangersUseUp();

    assertThat(shop.answer(shop.begin(ALICE, browser), "333333"))
        .isInstanceOf(TooManyGuesses.class);
  }

  @Test
  void a_device_that_was_not_seen_for_long_is_not_known() {
    installation.clock.tick(Duration.ofDays(31));
    strangersUseUp();

    assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "222222"))
        .isInstanceOf(TooManyGuesses.class);
  }

  @Test
  void the_device_of_another_user_or_tenant_is_not_known() {
    shop.bind(BOB, "444444");
    assertThat(shop.answer(shop.beginOn(BOB, OTHER), "444444")).isInstanceOf(Verified.class);
    Shop elsewhere = new Shop(installation, MfaRequirement.OPTIONAL);
    elsewhere.bind(ALICE, "555555");
    strangersUseUp();
    strangersUseUp(elsewhere);

    assertThat(shop.answer(shop.beginOn(ALICE, OTHER), "222222"))
        .isInstanceOf(TooManyGuesses.class);
    assertThat(elsewhere.answer(elsewhere.beginOn(ALICE, LAPTOP), "555555"))
        .isInstanceOf(TooManyGuesses.class);
  }

  @Test
  void a_known_device_has_as_many_guesses_as_everybody_and_not_one_more() {
    strangersUseUp();
    installation.clock.tick(Duration.ofMinutes(5));
    int looks = installation.codes.looks();
    for (int i = 0; i < MOST; i++) {
      assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), WRONG)).isInstanceOf(Rejected.class);
    }
    Instant reopens = installation.clock.instant().plus(Installation.GUESSES.window());

    for (int i = 0; i < MOST; i++) {
      assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "222222"))
          .isEqualTo(new TooManyGuesses(CodeFactor.TYPE, reopens));
    }

    assertThat(installation.codes.looks() - looks).isEqualTo(MOST);
    assertThat(shop.kept(bound).guesses().wrong()).isEqualTo(MOST);
  }

  @Test
  void what_is_refused_on_a_known_device_spends_nothing() {
    strangersUseUp();
    usedUpOn(LAPTOP);
    Standing asked = shop.beginOn(ALICE, LAPTOP);
    assertThat(shop.answer(asked, "222222")).isInstanceOf(TooManyGuesses.class);
    assertThat(shop.read(asked).attemptsLeft()).isEqualTo(Installation.ATTEMPTS);

    installation.clock.tick(Installation.GUESSES.window());

    assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "222222")).isInstanceOf(Verified.class);
  }

  @Test
  void the_window_of_a_known_device_reopens_exactly_and_with_all_its_guesses() {
    strangersUseUp();
    usedUpOn(LAPTOP);
    installation.clock.tick(Installation.GUESSES.window());
    strangersUseUp();
    int looks = installation.codes.looks();

    usedUpOn(LAPTOP);

    assertThat(installation.codes.looks() - looks).isEqualTo(MOST);
  }

  @Test
  void a_right_code_clears_the_wrong_ones_of_its_device() {
    strangersUseUp();
    for (String right : List.of("222222", "333333")) {
      for (int i = 1; i < MOST; i++) {
        assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), WRONG)).isInstanceOf(Rejected.class);
      }
      assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), right)).isInstanceOf(Verified.class);
    }
  }

  @Test
  void each_known_device_and_each_authenticator_has_a_count_of_its_own() {
    assertThat(shop.answer(shop.beginOn(ALICE, OTHER), "222222")).isInstanceOf(Verified.class);
    Authenticator second = shop.bind(ALICE, "666666", "777777");
    strangersUseUp(bound);
    strangersUseUp(second);
    for (int i = 0; i < MOST; i++) {
      assertThat(answer(shop.beginOn(ALICE, LAPTOP), bound, WRONG)).isInstanceOf(Rejected.class);
    }

    assertThat(answer(shop.beginOn(ALICE, LAPTOP), bound, "333333"))
        .isInstanceOf(TooManyGuesses.class);
    assertThat(answer(shop.beginOn(ALICE, LAPTOP), second, "666666")).isInstanceOf(Verified.class);
    assertThat(answer(shop.beginOn(ALICE, OTHER), bound, "333333")).isInstanceOf(Verified.class);
  }

  @Test
  void the_authentication_has_no_more_attempts_on_a_known_device_than_elsewhere() {
    strangersUseUp();
    Standing asked = shop.beginOn(ALICE, LAPTOP);
    for (int left = Installation.ATTEMPTS - 1; left >= 0; left--) {
      assertThat(shop.answer(asked, WRONG))
          .isEqualTo(new Rejected(CodeFactor.TYPE, "wrong-code", left));
    }
    assertThat(shop.answer(asked, "222222")).isInstanceOf(VerifyResult.NotWaiting.class);
  }

  @Test
  void it_is_told_of_the_authenticator_once_for_everybody_and_once_for_the_device() {
    strangersUseUp();
    usedUpOn(LAPTOP);
    for (int i = 0; i < MOST; i++) {
      shop.answer(shop.beginOn(ALICE, LAPTOP), WRONG);
    }

    assertThat(told(EventType.AUTHENTICATOR_LOCKED))
        .hasSize(2)
        .allSatisfy(event ->
            assertThat(event.data())
                .containsAllEntriesOf(
                    Map.of(
                        "authenticator", bound.id().toString(),
                        "attempts", Integer.toString(MOST))));
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isEmpty();
  }

  @Test
  void it_is_no_lock_of_an_identifier_and_unlocking_one_does_not_touch_it() {
    strangersUseUp();
    usedUpOn(LAPTOP);
    Identifier alice = Identifier.of("user:" + ALICE.value());

    assertThat(installation.guessing.list.list(shop.tenant, Optional.empty(), Optional.empty(), 9))
        .isEmpty();
    assertThat(
            installation.guessing.list.list(shop.tenant, Optional.of(alice), Optional.empty(), 9))
        .isEmpty();
    installation.guessing.unlock.unlock(shop.tenant, Optional.empty(), List.of(alice));
    assertThat(shop.answer(shop.beginOn(ALICE, LAPTOP), "222222"))
        .isInstanceOf(TooManyGuesses.class);
    installation.clock.tick(Installation.GUESSES.window());
    assertThat(installation.guessing.settle.settle()).isZero();
    assertThat(told(EventType.IDENTIFIER_UNLOCKED)).isEmpty();
  }

  @Test
  void a_count_is_kept_until_its_window_is_over_however_long_that_is() {
    strangersUseUp();
    GuessLimit aDay = new GuessLimit(2, Duration.ofDays(1));
    AuthenticatorGuesses guesses =
        new AuthenticatorGuesses(
            installation.authenticators,
            installation.lockouts,
            new CounterMarks(installation.secrets),
            installation.devices,
            aDay);
    Circumstances laptop =
        shop.beginOn(ALICE, LAPTOP).authentication().deliberation().circumstances();
    wrong(guesses, laptop);
    wrong(guesses, laptop);

    installation.clock.tick(Duration.ofDays(1).minusNanos(1));
    assertThat(installation.lockouts.forgetExpired(installation.clock.instant(), 9)).isZero();
    installation.clock.tick(Duration.ofHours(2));
    assertThat(installation.lockouts.forgetExpired(installation.clock.instant(), 9)).isOne();
  }

  @RepeatedTest(5)
  void of_100_wrong_codes_at_once_on_a_known_device_as_many_as_allowed_are_looked_at() {
    strangersUseUp();
    List<Standing> asked =
        IntStream.range(0, 100).mapToObj(_ -> shop.beginOn(ALICE, LAPTOP)).toList();
    int looks = installation.codes.looks();

    List<VerifyResult> results = Race.of(100, i -> shop.answer(asked.get(i), WRONG));

    assertThat(results).filteredOn(Rejected.class::isInstance).hasSize(MOST);
    assertThat(results).filteredOn(TooManyGuesses.class::isInstance).hasSize(100 - MOST);
    assertThat(installation.codes.looks() - looks).isEqualTo(MOST);
  }

  private void wrong(AuthenticatorGuesses guesses, Circumstances begun) {
    Instant now = installation.clock.instant();
    var _ =
        installation.transactions.inTransaction(() ->
            guesses.wrong(
                guesses.stand(
                    installation.authenticators.lock(shop.tenant, bound.id()).orElseThrow(),
                    begun,
                    now),
                now));
  }

  private void strangersUseUp() {
    strangersUseUp(shop);
  }

  private static void strangersUseUp(Shop at) {
    for (int i = 0; i < MOST; i++) {
      assertThat(at.answer(at.begin(ALICE), WRONG)).isInstanceOf(Rejected.class);
    }
    assertThat(at.answer(at.begin(ALICE), WRONG)).isInstanceOf(TooManyGuesses.class);
  }

  private void strangersUseUp(Authenticator of) {
    for (int i = 0; i < MOST; i++) {
      assertThat(answer(shop.begin(ALICE), of, WRONG)).isInstanceOf(Rejected.class);
    }
  }

  private void usedUpOn(SecretBytes device) {
    for (int i = 0; i < MOST; i++) {
      assertThat(shop.answer(shop.beginOn(ALICE, device), WRONG)).isInstanceOf(Rejected.class);
    }
    assertThat(shop.answer(shop.beginOn(ALICE, device), WRONG)).isInstanceOf(TooManyGuesses.class);
  }

  private VerifyResult answer(Standing begun, Authenticator with, String code) {
    if (begun.progress() instanceof Challenged(var challenge)
        && !challenge.authenticator().equals(with.id())) {
      assertThat(shop.choose(begun, with)).isInstanceOf(ChooseResult.Chosen.class);
    }
    return shop.answer(begun, code);
  }

  private static Circumstances calling(String agent) {
    RequestFacts request =
        new RequestFacts(Optional.empty(), Optional.of(agent), Optional.empty(), Optional.empty());
    return new Circumstances(
        Entry.SIGN_IN,
        Optional.empty(),
        new Context(UserFacts.NONE, Optional.empty(), request, Requested.NOTHING));
  }

  private List<Event> told(EventType type) {
    return installation.events.all().stream().filter(event -> event.type() == type).toList();
  }
}
