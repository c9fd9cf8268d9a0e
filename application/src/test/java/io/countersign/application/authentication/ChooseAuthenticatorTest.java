package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.authentication.ChooseAuthenticator.Choice;
import io.countersign.application.authentication.ChooseResult.Chosen;
import io.countersign.application.authentication.ChooseResult.NoSuchChoice;
import io.countersign.application.authentication.ChooseResult.NotFound;
import io.countersign.application.authentication.ChooseResult.NotWaiting;
import io.countersign.application.authentication.VerifyResult.Rejected;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.FailingFactor;
import io.countersign.application.factor.SentFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.mfa.MfaRequirement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChooseAuthenticatorTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);
  private final Shop other = new Shop(installation, MfaRequirement.MANDATORY);
  private final Authenticator phone = shop.bindPhone(ALICE);
  private final Authenticator list = shop.bind(ALICE, "111111", "222222");

  @Test
  void another_method_is_tried() {
    Standing asked = shop.begin(ALICE);

    Standing standing = ((Chosen) shop.choose(asked, list)).standing();

    assertThat(challenged(standing)).isEqualTo(list.id());
    assertThat(standing.choices()).extracting(Authenticator::id).startsWith(list.id());
    assertThat(standing.shown().orElseThrow().fields()).containsKey("left");
    assertThat(shop.answer(asked, "111111")).isInstanceOf(Verified.class);
  }

  @Test
  void the_challenge_before_is_void() {
    Standing asked = shop.begin(ALICE);
    Standing first = ((Chosen) shop.choose(asked, phone)).standing();
    Standing second = ((Chosen) shop.choose(asked, phone)).standing();

    assertThat(shop.answer(asked, SentFactor.shown(first.shown().orElseThrow())))
        .isInstanceOf(Rejected.class);
    assertThat(shop.answer(asked, SentFactor.shown(second.shown().orElseThrow())))
        .isInstanceOf(Verified.class);
  }

  @Test
  void choosing_gives_no_attempts_back() {
    Standing asked = shop.begin(ALICE);
    shop.choose(asked, list);
    shop.answer(asked, "999999");

    Standing chosen = ((Chosen) shop.choose(asked, phone)).standing();

    assertThat(chosen.attemptsLeft()).isEqualTo(Installation.ATTEMPTS - 1);
  }

  @Test
  void attempts_are_counted_over_all_challenges() {
    Standing asked = shop.begin(ALICE);
    for (int i = 0; i < Installation.ATTEMPTS; i++) {
      shop.choose(asked, i % 2 == 0 ? list : phone);
      shop.answer(asked, "999999");
    }

    assertThat(shop.choose(asked, list)).isInstanceOf(NotWaiting.class);
  }

  @Test
  void what_is_not_the_users_is_no_choice() {
    Authenticator bobs = shop.bind(BOB, "333333");
    Authenticator elsewhere = other.bind(ALICE, "444444");
    Standing asked = shop.begin(ALICE);

    assertThat(shop.choose(asked, bobs)).isEqualTo(new NoSuchChoice());
    assertThat(shop.choose(asked, elsewhere)).isEqualTo(new NoSuchChoice());
    assertThat(
            installation.chooseAuthenticator.choose(
                shop.tenant,
                asked.authentication().id(),
                Choice.of(new AuthenticatorId(UUID.randomUUID()))))
        .isEqualTo(new NoSuchChoice());
    assertThat(challenged(shop.read(asked))).isEqualTo(challenged(asked));
  }

  @Test
  void a_revoked_one_is_no_choice() {
    Standing asked = shop.begin(ALICE);
    shop.revoke(list);

    assertThat(shop.choose(asked, list)).isEqualTo(new NoSuchChoice());
  }

  @Test
  void one_whose_factor_is_gone_is_no_choice_and_not_offered() {
    Standing asked = shop.begin(ALICE);
    installation.plugins.unload(CodeFactor.TYPE);

    assertThat(shop.choose(asked, list)).isEqualTo(new NoSuchChoice());
    assertThat(shop.read(asked).choices()).extracting(Authenticator::id).doesNotContain(list.id());
  }

  @Test
  void one_whose_factor_fails_leaves_the_challenge_as_it_was() {
    Standing asked = shop.begin(ALICE);
    shop.choose(asked, phone);
    installation.plugins.load(
        CodeFactor.TYPE, CodeFactor.TRAITS, new FailingFactor(IllegalStateException::new));

    assertThatExceptionOfType(FactorUnavailable.class).isThrownBy(() -> shop.choose(asked, list));
    assertThat(challenged(shop.read(asked))).isEqualTo(phone.id());
  }

  @Test
  void there_is_nothing_to_choose_unless_a_response_is_due() {
    Standing approved = shop.begin(ALICE);
    shop.choose(approved, list);
    shop.answer(approved, "111111");
    Standing due = shop.begin(BOB);
    Standing expired = shop.begin(ALICE);
    installation.clock.tick(Installation.LIFETIME);

    assertThat(progress(shop.choose(approved, phone))).isInstanceOf(Approved.class);
    assertThat(progress(shop.choose(expired, phone))).isInstanceOf(Expired.class);
    installation.clock.tick(Installation.LIFETIME.negated());
    assertThat(progress(shop.choose(due, phone))).isInstanceOf(EnrollmentDue.class);
  }

  @Test
  void another_tenant_finds_no_such_authentication() {
    Standing asked = shop.begin(ALICE);

    assertThat(other.choose(asked, list)).isEqualTo(new NotFound());
  }

  private static Progress progress(ChooseResult result) {
    return ((NotWaiting) result).progress();
  }

  private static AuthenticatorId challenged(Standing standing) {
    return ((Challenged) standing.progress()).challenge().authenticator();
  }
}
