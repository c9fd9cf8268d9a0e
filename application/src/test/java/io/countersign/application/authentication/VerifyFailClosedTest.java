package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.authentication.VerifyResult.NotWaiting;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.Unavailable;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.FailingFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.Guesses;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.mfa.MfaRequirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifyFailClosedTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Authenticator bound = shop.bind(ALICE, "111111");
  private final Standing asked = shop.begin(ALICE);

  @Test
  void a_factor_that_is_gone_is_unavailable_and_nothing_counts() {
    installation.plugins.unload(CodeFactor.TYPE);

    assertThat(shop.answer(asked, "111111")).isEqualTo(new Unavailable(CodeFactor.TYPE));
    assertNothingChanged();
  }

  @Test
  void after_it_is_back_the_authentication_goes_on() {
    installation.plugins.unload(CodeFactor.TYPE);
    shop.answer(asked, "111111");
    installation.load();

    assertThat(shop.answer(asked, "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void a_factor_that_fails_is_unavailable_and_the_response_counts() {
    fail();

    assertThat(shop.answer(asked, "111111")).isEqualTo(new Unavailable(CodeFactor.TYPE));
    assertThat(shop.kept(bound).guesses().wrong()).isEqualTo(1);
    assertThat(shop.read(asked).attemptsLeft()).isEqualTo(Installation.ATTEMPTS - 1);
  }

  @Test
  void failures_run_out_of_attempts_like_wrong_codes() {
    fail();
    for (int i = 0; i < Installation.ATTEMPTS; i++) {
      shop.answer(asked, "111111");
    }
    installation.load();

    assertThat(((NotWaiting) shop.answer(asked, "111111")).progress()).isInstanceOf(Denied.class);
  }

  @Test
  void a_code_is_not_spent_by_a_failure() {
    fail();
    shop.answer(asked, "111111");
    installation.load();

    assertThat(shop.answer(asked, "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void a_malformed_response_is_neither_counted_nor_looked_at() {
    for (Fields malformed :
        List.of(
            Fields.none(),
            CodeFactor.code("11111"),
            CodeFactor.code("1111111"),
            CodeFactor.code("１１１１１１"),
            CodeFactor.code(" 11111"),
            Fields.of(Map.of("code", 111_111L)),
            Fields.of(Map.of("code", "111111", "remember", true)))) {
      assertThatExceptionOfType(MalformedField.class)
          .isThrownBy(() -> shop.answer(asked, malformed));
    }

    assertNothingChanged();
    assertThat(installation.codes.looks()).isZero();
  }

  @Test
  void a_credential_of_another_user_lets_nobody_in() {
    Authenticator mallory = shop.bind(BOB, "222222");
    installation.copyCredential(mallory, bound);

    for (String code : List.of("111111", "222222")) {
      assertThatExceptionOfType(SecretUnreadable.class).isThrownBy(() -> shop.answer(asked, code));
    }
    assertNothingChanged();
    assertThat(installation.codes.looks()).isZero();
  }

  @Test
  void a_success_that_could_not_be_kept_is_none() {
    installation.transactions.failCommits(1);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> shop.answer(asked, "111111"));

    assertNothingChanged();
    assertThat(shop.read(asked).assertion()).isEmpty();
    assertThat(shop.answer(asked, "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void a_failure_that_could_not_be_kept_is_not_told_either() {
    installation.transactions.failCommits(1);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> shop.answer(asked, "999999"));
  }

  @Test
  void a_policy_that_was_relaxed_meanwhile_answers_no_open_challenge() {
    installation.changeTenant.change(shop.tenant, tenant -> tenant.withMfa(MfaRequirement.OFF));

    assertThat(shop.read(asked).progress()).isInstanceOf(Challenged.class);
    assertThat(shop.answer(asked, "999999")).isInstanceOf(Rejected.class);
  }

  private void fail() {
    installation.plugins.load(
        CodeFactor.TYPE, CodeFactor.TRAITS, new FailingFactor(IllegalStateException::new));
  }

  private void assertNothingChanged() {
    assertThat(shop.kept(bound).guesses()).isEqualTo(Guesses.NONE);
    assertThat(shop.kept(bound).lastUsedAt()).isEmpty();
    assertThat(shop.read(asked).progress()).isInstanceOf(Challenged.class);
    assertThat(shop.read(asked).attemptsLeft()).isEqualTo(Installation.ATTEMPTS);
  }
}
