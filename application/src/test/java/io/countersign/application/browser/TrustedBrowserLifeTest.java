package io.countersign.application.browser;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.account.RememberResult.Off;
import io.countersign.application.account.RememberResult.Remembered;
import io.countersign.application.account.RememberResult.Unproved;
import io.countersign.application.authentication.BeginResult.Begun;
import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.warrant.Judgement.ProofNeeded;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.mfa.MfaRequirement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From being remembered to being forgotten. */
class TrustedBrowserLifeTest {

  private static final String[] CODES = {"111111", "222222", "333333", "444444", "555555"};

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);
  private Authenticator bound;
  private int next;

  @BeforeEach
  void aliceHasCodes() {
    bound = shop.bind(ALICE, CODES);
    shop.rememberBrowsers(30);
  }

  @Test
  void a_remembered_browser_spares_its_user_the_challenge() {
    SecretBytes token = remembered().token();
    installation.clock.tick(Duration.ofDays(2));

    Begun begun = shop.begin(ALICE, token);

    assertThat(begun.standing().progress()).isInstanceOf(Progress.Approved.class);
    assertThat(begun.browser()).isPresent();
  }

  @Test
  void the_assertion_says_what_the_first_factor_proved_and_nothing_more() {
    Begun begun = shop.begin(ALICE, remembered().token());

    assertThat(begun.standing().authentication().proofs()).isEmpty();
    assertThat(begun.standing().authentication().assurance().amr()).containsExactly("pwd");
    assertThat(begun.standing().authentication().assurance().acr()).endsWith(":1fa");
    assertThat(installation.claims(begun.standing().assertion().orElseThrow()))
        .contains("acr:1fa")
        .doesNotContain("\"mfa\"", "acr:2fa");
  }

  @Test
  void each_use_has_another_token_and_the_expiry_stays() {
    Remembered first = remembered();
    installation.clock.tick(Duration.ofDays(10));
    RecognizedBrowser second = shop.begin(ALICE, first.token()).browser().orElseThrow();
    installation.clock.tick(Duration.ofDays(10));
    RecognizedBrowser third =
        shop.begin(ALICE, second.token().orElseThrow()).browser().orElseThrow();

    assertThat(List.of(first.token(), second.token().orElseThrow(), third.token().orElseThrow()))
        .doesNotHaveDuplicates();
    assertThat(third.id()).isEqualTo(first.browser().id());
    assertThat(third.expiresAt())
        .isEqualTo(first.browser().expiresAt())
        .isEqualTo(Samples.NOW.plus(Duration.ofDays(30)));
    installation.clock.set(third.expiresAt());
    assertChallenged(shop.begin(ALICE, third.token().orElseThrow()));
  }

  @Test
  void whoever_missed_the_answer_is_told_the_same_token_again() {
    SecretBytes token = remembered().token();
    RecognizedBrowser missed = shop.begin(ALICE, token).browser().orElseThrow();
    installation.clock.tick(Duration.ofSeconds(29));

    RecognizedBrowser again = shop.begin(ALICE, token).browser().orElseThrow();

    assertThat(again).isEqualTo(missed);
    installation.clock.tick(Duration.ofDays(1));
    assertThat(shop.begin(ALICE, again.token().orElseThrow()).browser()).isPresent();
  }

  @Test
  void it_is_listed_until_it_expires_or_is_revoked() {
    TrustedBrowser first = remembered().browser();
    installation.clock.tick(Duration.ofDays(1));
    TrustedBrowser second = remembered().browser();

    assertThat(listed()).containsExactly(first, second);
    installation.clock.set(first.expiresAt());
    assertThat(listed()).containsExactly(second);
    assertThat(installation.revokeTrustedBrowser.revoke(shop.tenant, ALICE, second.id()))
        .isPresent();
    assertThat(listed()).isEmpty();
  }

  @Test
  void a_shorter_time_counts_for_the_browsers_that_there_are() {
    SecretBytes token = remembered().token();
    shop.rememberBrowsers(7);
    installation.clock.tick(Duration.ofDays(6));

    assertThat(listed())
        .extracting(TrustedBrowser::expiresAt)
        .containsExactly(Samples.NOW.plus(Duration.ofDays(7)));
    RecognizedBrowser seen = shop.begin(ALICE, token).browser().orElseThrow();
    assertThat(seen.expiresAt()).isEqualTo(Samples.NOW.plus(Duration.ofDays(7)));
    installation.clock.tick(Duration.ofDays(1));
    assertThat(listed()).isEmpty();
    assertChallenged(shop.begin(ALICE, seen.token().orElseThrow()));
  }

  @Test
  void nothing_is_remembered_unless_the_tenant_wants_it() {
    Standing proved = proved();
    shop.rememberBrowsers(0);

    assertThat(shop.remember(proved)).isEqualTo(new Off());
  }

  @Test
  void a_browser_is_remembered_right_after_a_factor_was_proved_in_it_and_once() {
    Standing proved = proved();
    installation.clock.tick(Duration.ofMinutes(5).minusNanos(1000));

    assertThat(shop.remember(proved)).isInstanceOf(Remembered.class);
    assertUnproved(proved);
  }

  @Test
  void an_old_proof_vouches_for_nothing() {
    Standing proved = proved();
    installation.clock.tick(Duration.ofMinutes(5));

    assertThat(shop.remember(proved))
        .isEqualTo(new Unproved(new ProofNeeded(Duration.ofMinutes(5), Set.of(CodeFactor.TYPE))));
  }

  @Test
  void an_authentication_that_is_not_approved_vouches_for_nothing() {
    assertUnproved(shop.begin(ALICE));
    Standing failed = shop.begin(ALICE);
    for (int i = 0; i < Installation.ATTEMPTS; i++) {
      shop.answer(failed, "999999");
    }
    assertUnproved(failed);
  }

  @Test
  void what_a_trusted_browser_stood_in_for_vouches_for_no_other_browser() {
    assertUnproved(shop.begin(ALICE, remembered().token()).standing());
  }

  @Test
  void an_approval_without_any_proof_vouches_for_nothing() {
    Shop lax = new Shop(installation, MfaRequirement.OFF);
    lax.rememberBrowsers(30);

    assertThat(lax.remember(lax.begin(ALICE))).isInstanceOf(Unproved.class);
  }

  @Test
  void what_was_proved_with_something_that_was_revoked_since_vouches_for_nothing() {
    Standing proved = proved();
    shop.bindPhone(ALICE);
    installation.authenticators.revoke(shop.tenant, bound.id(), installation.clock.instant());

    assertUnproved(proved);
  }

  @Test
  void all_of_a_user_are_forgotten_together() {
    SecretBytes one = remembered().token();
    SecretBytes two = remembered().token();

    assertThat(installation.revokeTrustedBrowsers.revoke(shop.tenant, ALICE)).isEqualTo(2);
    assertThat(installation.revokeTrustedBrowsers.revoke(shop.tenant, ALICE)).isZero();

    assertChallenged(shop.begin(ALICE, one));
    assertChallenged(shop.begin(ALICE, two));
  }

  @Test
  void with_one_more_than_20_the_one_that_was_longest_not_used_goes() {
    String[] codes = new String[TrustedBrowser.MOST + 1];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = String.format("%06d", 700_000 + i);
    }
    Shop busy = new Shop(installation, MfaRequirement.MANDATORY);
    busy.rememberBrowsers(30);
    busy.bind(ALICE, codes);
    Remembered first = remembered(busy, codes[0]);
    installation.clock.tick(Duration.ofSeconds(1));
    Remembered second = remembered(busy, codes[1]);
    installation.clock.tick(Duration.ofSeconds(1));
    assertThat(busy.begin(ALICE, first.token()).browser()).isPresent();
    for (int i = 2; i < codes.length; i++) {
      remembered(busy, codes[i]);
    }

    List<TrustedBrowser> listed = installation.listTrustedBrowsers.list(busy.tenant, ALICE);
    assertThat(listed).hasSize(TrustedBrowser.MOST);
    assertThat(listed)
        .extracting(TrustedBrowser::id)
        .contains(first.browser().id())
        .doesNotContain(second.browser().id());
  }

  @Test
  void what_happens_is_told() {
    Remembered first = remembered();
    shop.begin(ALICE, first.token());
    installation.revokeTrustedBrowser.revoke(shop.tenant, ALICE, first.browser().id());
    installation.revokeTrustedBrowser.revoke(shop.tenant, ALICE, first.browser().id());

    List<Event> told =
        installation.events.ofUser(shop.tenant, ALICE, Optional.empty(), 100).reversed().stream()
            .filter(event -> event.type().text().startsWith("browser."))
            .toList();
    assertThat(told)
        .extracting(Event::type)
        .containsExactly(
            EventType.BROWSER_TRUSTED, EventType.BROWSER_USED, EventType.BROWSER_REVOKED);
    assertThat(told)
        .allSatisfy(event ->
            assertThat(event.data()).containsEntry("browser", first.browser().id().toString()));
  }

  private List<TrustedBrowser> listed() {
    return installation.listTrustedBrowsers.list(shop.tenant, ALICE);
  }

  private void assertUnproved(Standing standing) {
    assertThat(shop.remember(standing)).isInstanceOf(Unproved.class);
  }

  private static void assertChallenged(Begun begun) {
    assertThat(begun.standing().progress()).isInstanceOf(Progress.Challenged.class);
    assertThat(begun.browser()).isEmpty();
  }

  private Remembered remembered() {
    return (Remembered) shop.remember(proved());
  }

  private Standing proved() {
    return ((Verified) shop.answer(shop.begin(ALICE), CODES[next++])).standing();
  }

  private static Remembered remembered(Shop shop, String code) {
    Verified verified = (Verified) shop.answer(shop.begin(ALICE), code);
    return (Remembered) shop.remember(verified.standing());
  }
}
