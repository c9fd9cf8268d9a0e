package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult.AuthenticatorGone;
import io.countersign.application.authentication.VerifyResult.NotFound;
import io.countersign.application.authentication.VerifyResult.NotWaiting;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.TooManyGuesses;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.SentFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.Guesses;
import io.countersign.domain.mfa.MfaRequirement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifyChallengeTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Shop other = new Shop(installation, MfaRequirement.OPTIONAL);

  @Test
  void the_right_code_lets_the_user_in() {
    Authenticator bound = shop.bind(ALICE, "111111", "222222");
    Standing asked = shop.begin(ALICE);
    installation.clock.tick(Duration.ofSeconds(20));

    Standing standing = ((Verified) shop.answer(asked, "111111")).standing();

    assertThat(standing.progress()).isEqualTo(new Approved(installation.clock.instant()));
    assertThat(installation.claims(standing.assertion().orElseThrow()))
        .contains(
            "\"sub\":\"alice\"",
            "\"aud\":\"shop\"",
            "\"tenant\":\"" + shop.tenant + "\"",
            "\"amr\":[\"mfa\",\"otp\",\"pwd\"]",
            "acr:2fa",
            "\"jti\":\"" + asked.authentication().id() + "\"");
    assertThat(shop.kept(bound).lastUsedAt()).contains(installation.clock.instant());
  }

  @Test
  void a_code_is_accepted_once() {
    shop.bind(ALICE, "111111", "222222");
    Standing first = shop.begin(ALICE);
    Standing second = shop.begin(ALICE);
    Standing third = shop.begin(ALICE);

    assertThat(shop.answer(first, "111111")).isInstanceOf(Verified.class);
    assertThat(shop.answer(second, "111111")).isInstanceOf(Rejected.class);
    assertThat(shop.answer(third, "222222")).isInstanceOf(Verified.class);
  }

  @Test
  void an_approved_authentication_takes_no_further_response() {
    shop.bind(ALICE, "111111", "222222");
    Standing asked = shop.begin(ALICE);
    shop.answer(asked, "111111");
    int looks = installation.codes.looks();

    VerifyResult again = shop.answer(asked, "222222");

    assertThat(((NotWaiting) again).progress()).isInstanceOf(Approved.class);
    assertThat(installation.codes.looks()).isEqualTo(looks);
    assertThat(shop.answer(shop.begin(ALICE), "222222")).isInstanceOf(Verified.class);
  }

  @Test
  void a_wrong_code_counts_against_the_authentication_and_the_authenticator() {
    Authenticator bound = shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);

    assertThat(shop.answer(asked, "999999"))
        .isEqualTo(new Rejected(CodeFactor.TYPE, "wrong-code", Installation.ATTEMPTS - 1));
    assertThat(shop.answer(asked, "999999"))
        .isEqualTo(new Rejected(CodeFactor.TYPE, "wrong-code", Installation.ATTEMPTS - 2));
    assertThat(shop.kept(bound).guesses()).isEqualTo(new Guesses(2, installation.clock.instant()));
    assertThat(shop.kept(bound).lastUsedAt()).isEmpty();
    assertThat(shop.read(asked).attemptsLeft()).isEqualTo(Installation.ATTEMPTS - 2);
  }

  @Test
  void too_many_wrong_codes_deny_the_authentication_and_the_right_one_comes_too_late() {
    shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);
    for (int i = 1; i <= Installation.ATTEMPTS; i++) {
      assertThat(shop.answer(asked, "999999"))
          .isEqualTo(new Rejected(CodeFactor.TYPE, "wrong-code", Installation.ATTEMPTS - i));
    }

    assertThat(((NotWaiting) shop.answer(asked, "111111")).progress()).isInstanceOf(Denied.class);
    assertThat(installation.codes.looks()).isEqualTo(Installation.ATTEMPTS);
    assertThat(shop.read(asked).assertion()).isEmpty();
  }

  @Test
  void another_authentication_gives_no_further_guesses_at_the_same_authenticator() {
    shop.bind(ALICE, "111111");
    guessAll();
    Instant reopens = installation.clock.instant().plus(Installation.GUESSES.window());
    installation.clock.tick(Duration.ofMinutes(1));
    int looks = installation.codes.looks();

    assertThat(shop.answer(shop.begin(ALICE), "111111"))
        .isEqualTo(new TooManyGuesses(CodeFactor.TYPE, reopens));
    assertThat(looks).isEqualTo(Installation.GUESSES.most());
    assertThat(installation.codes.looks()).isEqualTo(looks);
  }

  @Test
  void what_was_refused_for_too_many_guesses_is_not_spent() {
    shop.bind(ALICE, "111111");
    guessAll();
    Standing refused = shop.begin(ALICE);
    shop.answer(refused, "111111");

    assertThat(shop.read(refused).attemptsLeft()).isEqualTo(Installation.ATTEMPTS);
    installation.clock.tick(Installation.GUESSES.window());
    assertThat(shop.answer(shop.begin(ALICE), "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void the_window_reopens_exactly_and_with_all_its_guesses() {
    shop.bind(ALICE, "111111");
    guessAll();
    installation.clock.tick(Installation.GUESSES.window().minusNanos(1));
    assertThat(shop.answer(shop.begin(ALICE), "999999")).isInstanceOf(TooManyGuesses.class);
    installation.clock.tick(Duration.ofNanos(1));
    int looks = installation.codes.looks();

    guessAll();

    assertThat(installation.codes.looks() - looks).isEqualTo(Installation.GUESSES.most());
  }

  @Test
  void a_clock_that_goes_back_reopens_nothing() {
    shop.bind(ALICE, "111111");
    guessAll();
    installation.clock.tick(Duration.ofDays(-1));

    assertThat(shop.answer(shop.begin(ALICE), "111111")).isInstanceOf(TooManyGuesses.class);
  }

  @Test
  void a_success_clears_the_wrong_ones_before_it() {
    Authenticator bound = shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);
    shop.answer(asked, "999999");
    shop.answer(asked, "111111");

    assertThat(shop.kept(bound).guesses()).isEqualTo(Guesses.NONE);
  }

  @Test
  void one_users_wrong_codes_count_against_nobody_else() {
    shop.bind(ALICE, "111111");
    shop.bind(BOB, "222222");
    guessAll();

    assertThat(shop.answer(shop.begin(BOB), "222222")).isInstanceOf(Verified.class);
  }

  @Test
  void one_users_code_is_no_code_of_another() {
    shop.bind(ALICE, "111111");
    shop.bind(BOB, "222222");

    assertThat(shop.answer(shop.begin(ALICE), "222222")).isInstanceOf(Rejected.class);
  }

  @Test
  void an_answer_may_come_until_just_before_the_end() {
    shop.bind(ALICE, "111111", "222222");
    Standing inTime = shop.begin(ALICE);
    Standing tooLate = shop.begin(ALICE);
    installation.clock.tick(Installation.LIFETIME.minusNanos(1));
    assertThat(shop.answer(inTime, "111111")).isInstanceOf(Verified.class);
    installation.clock.tick(Duration.ofNanos(1));

    VerifyResult result = shop.answer(tooLate, "222222");

    assertThat(result).isEqualTo(new NotWaiting(new Expired(tooLate.authentication().expiresAt())));
    assertThat(shop.answer(shop.begin(ALICE), "222222")).isInstanceOf(Verified.class);
  }

  @Test
  void another_tenant_finds_no_such_authentication() {
    shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);

    assertThat(other.answer(asked, "111111")).isEqualTo(new NotFound());
    assertThat(installation.codes.looks()).isZero();
    assertThat(shop.answer(asked, "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void an_authenticator_that_was_revoked_meanwhile_lets_nobody_in() {
    Authenticator bound = shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);
    shop.revoke(bound);

    assertThat(shop.answer(asked, "111111")).isEqualTo(new AuthenticatorGone());
    assertThat(installation.codes.looks()).isZero();
  }

  @Test
  void a_code_belongs_to_its_challenge() {
    shop.bindPhone(ALICE);
    Standing first = shop.begin(ALICE);
    Standing second = shop.begin(ALICE);

    assertThat(shop.answer(second, SentFactor.shown(first.shown().orElseThrow())))
        .isInstanceOf(Rejected.class);
    assertThat(shop.answer(first, SentFactor.shown(first.shown().orElseThrow())))
        .isInstanceOf(Verified.class);
  }

  @Test
  void a_first_factor_and_a_proof_of_the_same_kind_are_not_two() {
    Standing asked = beginAfterOtp();

    Standing standing = ((Verified) shop.answer(asked, "111111")).standing();

    assertThat(installation.claims(standing.assertion().orElseThrow()))
        .contains("\"amr\":[\"otp\"]", "acr:1fa");
  }

  private Standing beginAfterOtp() {
    shop.bind(ALICE, "111111");
    return shop.begin(ALICE, "otp");
  }

  private void guessAll() {
    Standing asked = shop.begin(ALICE);
    for (int i = 0; i < Installation.GUESSES.most(); i++) {
      if (i % Installation.ATTEMPTS == 0) {
        asked = shop.begin(ALICE);
      }
      assertThat(shop.answer(asked, "999999")).isInstanceOf(Rejected.class);
    }
  }
}
