package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.authentication.BeginResult.Begun;
import io.countersign.application.authentication.BeginResult.FirstFactorInFuture;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.FailingFactor;
import io.countersign.application.factor.SentFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BeginAuthenticationTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);
  private final Shop strict = new Shop(installation, MfaRequirement.MANDATORY);
  private final Shop lenient = new Shop(installation, MfaRequirement.OFF);

  @Test
  void who_has_nothing_is_let_in_where_it_is_optional() {
    Standing standing = shop.begin(ALICE);

    assertThat(standing.progress()).isEqualTo(new Approved(installation.clock.instant()));
    assertThat(standing.choices()).isEmpty();
    assertThat(installation.claims(standing.assertion().orElseThrow()))
        .contains("\"sub\":\"alice\"", "\"amr\":[\"pwd\"]", "acr:1fa");
  }

  @Test
  void who_has_nothing_must_enroll_where_it_is_mandatory() {
    Standing standing = strict.begin(ALICE);

    assertThat(standing.progress())
        .isEqualTo(new EnrollmentDue(Set.of(CodeFactor.TYPE, SentFactor.TYPE)));
    assertThat(standing.assertion()).isEmpty();
  }

  @Test
  void everybody_is_let_in_where_it_is_off() {
    lenient.bind(ALICE, "111111");

    assertThat(lenient.begin(ALICE).progress()).isInstanceOf(Approved.class);
  }

  @Test
  void who_has_an_authenticator_is_asked_for_it() {
    Authenticator bound = shop.bind(ALICE, "111111", "222222");

    Standing standing = shop.begin(ALICE);

    assertThat(challenged(standing)).isEqualTo(bound.id());
    assertThat(standing.shown()).contains(new Shown(Map.of("left", 2)));
    assertThat(standing.choices()).containsExactly(bound);
    assertThat(standing.attemptsLeft()).isEqualTo(Installation.ATTEMPTS);
    assertThat(standing.assertion()).isEmpty();
  }

  @Test
  void one_users_authenticator_asks_nobody_else() {
    shop.bind(ALICE, "111111");

    assertThat(shop.begin(BOB).progress()).isInstanceOf(Approved.class);
    assertThat(strict.begin(ALICE).progress()).isInstanceOf(EnrollmentDue.class);
  }

  @Test
  void the_one_that_was_used_last_is_asked_first_and_the_others_are_offered() {
    Authenticator phone = shop.bindPhone(ALICE);
    installation.clock.tick(Duration.ofSeconds(1));
    Authenticator first = shop.bind(ALICE, "111111", "222222");
    installation.clock.tick(Duration.ofSeconds(1));
    Authenticator second = shop.bind(ALICE, "333333");
    assertThat(challenged(shop.begin(ALICE))).isEqualTo(second.id());
    installation.clock.tick(Duration.ofSeconds(1));
    Standing chosen = shop.begin(ALICE);
    shop.choose(chosen, first);
    shop.answer(chosen, "111111");

    Standing standing = shop.begin(ALICE);

    assertThat(challenged(standing)).isEqualTo(first.id());
    assertThat(standing.choices())
        .extracting(Authenticator::id)
        .containsExactly(first.id(), second.id(), phone.id());
  }

  @Test
  void a_revoked_one_is_not_asked() {
    Authenticator revoked = shop.bind(ALICE, "111111");
    shop.revoke(revoked);

    assertThat(shop.begin(ALICE).progress()).isInstanceOf(Approved.class);
  }

  @Test
  void a_user_is_known_from_the_first_mention_on() {
    Instant first = installation.clock.instant();
    shop.begin(ALICE);
    installation.clock.tick(Duration.ofDays(1));
    shop.begin(ALICE);

    assertThat(installation.users.find(shop.tenant, ALICE))
        .contains(new User(shop.tenant, ALICE, first));
    assertThat(installation.users.find(strict.tenant, ALICE)).isEmpty();
  }

  @Test
  void a_factor_that_is_gone_lets_nobody_in() {
    shop.bind(ALICE, "111111");
    installation.plugins.unload(CodeFactor.TYPE);

    assertThat(shop.begin(ALICE).progress()).isInstanceOf(Denied.class);
  }

  @Test
  void where_no_factor_is_loaded_mandatory_lets_nobody_in() {
    installation.plugins.unload(CodeFactor.TYPE);
    installation.plugins.unload(SentFactor.TYPE);

    assertThat(strict.begin(ALICE).progress()).isInstanceOf(Denied.class);
  }

  @Test
  void a_factor_that_fails_keeps_nobody_out_who_has_another() {
    Authenticator list = shop.bind(ALICE, "111111");
    installation.clock.tick(Duration.ofSeconds(1));
    shop.bindPhone(ALICE);
    fail(SentFactor.TYPE);

    assertThat(challenged(shop.begin(ALICE))).isEqualTo(list.id());
  }

  @Test
  void an_unreadable_credential_keeps_nobody_out_who_has_another() {
    Authenticator phone = shop.bindPhone(ALICE);
    installation.clock.tick(Duration.ofSeconds(1));
    installation.copyCredential(shop.bind(BOB, "222222"), shop.bind(ALICE, "111111"));

    assertThat(challenged(shop.begin(ALICE))).isEqualTo(phone.id());
  }

  @Test
  void an_unreadable_credential_alone_lets_nobody_in() {
    installation.copyCredential(shop.bind(BOB, "222222"), shop.bind(ALICE, "111111"));

    assertThatExceptionOfType(SecretUnreadable.class).isThrownBy(() -> shop.begin(ALICE));
  }

  @Test
  void when_every_factor_fails_nobody_is_let_in_and_nothing_is_kept() {
    shop.bind(ALICE, "111111");
    shop.bindPhone(ALICE);
    fail(CodeFactor.TYPE);
    fail(SentFactor.TYPE);

    assertThatExceptionOfType(FactorUnavailable.class).isThrownBy(() -> shop.begin(ALICE));
  }

  @Test
  void a_first_factor_may_be_a_minute_ahead_of_our_clock() {
    Instant now = installation.clock.instant();

    assertThat(begin(now.plusSeconds(60))).isInstanceOf(Begun.class);
    assertThat(begin(now.minus(Duration.ofDays(30)))).isInstanceOf(Begun.class);
    assertThat(begin(now.plusSeconds(60).plusNanos(1))).isInstanceOf(FirstFactorInFuture.class);
  }

  @Test
  void a_refused_ask_mentions_nobody() {
    begin(installation.clock.instant().plusSeconds(3600));

    assertThat(installation.users.find(shop.tenant, ALICE)).isEmpty();
  }

  @Test
  void without_a_first_factor_nothing_is_vouched_for() {
    BeginResult result =
        installation.beginAuthentication.begin(
            new BeginAuthentication.Ask(shop.tenant, CLIENT, ALICE, Optional.empty()));

    Standing standing = ((Begun) result).standing();
    assertThat(installation.claims(standing.assertion().orElseThrow()))
        .contains("\"amr\":[]", "acr:0fa")
        .doesNotContain("auth_time");
  }

  private BeginResult begin(Instant firstFactorAt) {
    return installation.beginAuthentication.begin(
        new BeginAuthentication.Ask(
            shop.tenant, CLIENT, ALICE, Optional.of(new FirstFactor("pwd", firstFactorAt))));
  }

  private void fail(FactorType type) {
    installation.plugins.load(
        type, CodeFactor.TRAITS, new FailingFactor(IllegalStateException::new));
  }

  private static AuthenticatorId challenged(Standing standing) {
    return ((Challenged) standing.progress()).challenge().authenticator();
  }
}
