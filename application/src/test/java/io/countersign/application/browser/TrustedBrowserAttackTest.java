package io.countersign.application.browser;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.account.RememberBrowser;
import io.countersign.application.account.RememberResult.Remembered;
import io.countersign.application.account.RememberResult.Unproved;
import io.countersign.application.authentication.BeginResult.Begun;
import io.countersign.application.authentication.Standing;
import io.countersign.application.authentication.VerifyResult.TooManyGuesses;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.factor.FailingFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody may try with a token that is not theirs, or not any more. */
class TrustedBrowserAttackTest {

  private static final UserId MALLORY = new UserId("mallory");
  private static final ClientId OFFICE = new ClientId("office");
  private static final Optional<String> PASSWORD = Optional.of("pwd");

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);
  private SecretBytes first;
  private TrustedBrowser browser;

  @BeforeEach
  void aliceIsRemembered() {
    shop.rememberBrowsers(30);
    shop.bind(ALICE, "111111", "222222");
    shop.bind(MALLORY, "888888");
    Verified verified = (Verified) shop.answer(shop.begin(ALICE), "111111");
    Remembered remembered = (Remembered) shop.remember(verified.standing());
    first = remembered.token();
    browser = remembered.browser();
  }

  @Test
  void a_token_that_was_used_is_a_theft_after_its_grace_and_ends_both_copies() {
    SecretBytes stolen = first;
    SecretBytes own = renewed(first);
    installation.clock.tick(Duration.ofSeconds(30));

    assertChallenged(shop.begin(ALICE, stolen));

    assertChallenged(shop.begin(ALICE, own));
    assertThat(kept().revokedAt()).isPresent();
    assertThat(told(EventType.BROWSER_THEFT_SUSPECTED)).isOne();
    assertThat(told(EventType.BROWSER_REVOKED)).isOne();
  }

  @Test
  void a_thief_who_comes_first_is_found_out_when_the_user_comes() {
    SecretBytes thiefs = renewed(first);
    installation.clock.tick(Duration.ofMinutes(1));

    assertChallenged(shop.begin(ALICE, first));

    assertChallenged(shop.begin(ALICE, thiefs));
  }

  @Test
  void a_token_that_was_replaced_twice_is_a_theft_at_once() {
    SecretBytes second = renewed(first);
    SecretBytes third = renewed(second);

    assertChallenged(shop.begin(ALICE, first));

    assertChallenged(shop.begin(ALICE, third));
  }

  @Test
  void a_theft_ends_no_other_browser_of_the_user() {
    Verified verified = (Verified) shop.answer(shop.begin(ALICE), "222222");
    SecretBytes other = ((Remembered) shop.remember(verified.standing())).token();
    renewed(first);
    installation.clock.tick(Duration.ofMinutes(1));

    assertChallenged(shop.begin(ALICE, first));

    assertThat(shop.begin(ALICE, other).browser()).isPresent();
  }

  @Test
  void a_theft_stays_noticed_though_the_challenge_fails() {
    SecretBytes own = renewed(first);
    installation.clock.tick(Duration.ofMinutes(1));
    installation.plugins.load(
        CodeFactor.TYPE,
        CodeFactor.TRAITS,
        new FailingFactor(
            () -> new FactorUnavailable(CodeFactor.TYPE, new IllegalStateException())));

    assertThatExceptionOfType(FactorUnavailable.class).isThrownBy(() -> shop.begin(ALICE, first));

    installation.load();
    assertThat(kept().revokedAt()).isPresent();
    assertChallenged(shop.begin(ALICE, own));
  }

  @Test
  void a_guessed_secret_lets_nobody_in() {
    BrowserToken guess = new BrowserToken(browser.id(), Samples.fingerprint("guess").hash());

    assertChallenged(shop.begin(ALICE, guess.text()));
    assertThat(told(EventType.BROWSER_THEFT_SUSPECTED)).isOne();
  }

  @Test
  void another_user_is_not_trusted_with_it_and_ends_nothing() {
    BrowserToken guess = new BrowserToken(browser.id(), Samples.fingerprint("guess").hash());

    assertChallenged(shop.begin(MALLORY, first));
    assertChallenged(shop.begin(MALLORY, guess.text()));

    assertThat(kept()).isEqualTo(browser);
    assertThat(shop.begin(ALICE, first).browser()).isPresent();
  }

  @Test
  void another_application_is_not_trusted_with_it_and_ends_nothing() {
    assertChallenged(shop.begin(OFFICE, ALICE, PASSWORD, first));

    assertThat(kept()).isEqualTo(browser);
  }

  @Test
  void another_tenant_is_not_trusted_with_it_and_ends_nothing() {
    Shop other = new Shop(installation, MfaRequirement.MANDATORY);
    other.rememberBrowsers(30);
    other.bind(ALICE, "111111");

    assertChallenged(other.begin(ALICE, first));

    assertThat(kept()).isEqualTo(browser);
    assertThat(installation.listTrustedBrowsers.list(other.tenant, ALICE)).isEmpty();
    assertThat(installation.revokeTrustedBrowser.revoke(other.tenant, ALICE, browser.id()))
        .isEmpty();
    assertThat(installation.revokeTrustedBrowsers.revoke(other.tenant, ALICE)).isZero();
    assertThat(kept()).isEqualTo(browser);
  }

  @Test
  void another_user_does_not_revoke_it() {
    assertThat(installation.revokeTrustedBrowser.revoke(shop.tenant, MALLORY, browser.id()))
        .isEmpty();
    assertThat(kept()).isEqualTo(browser);
  }

  @Test
  void a_browser_is_not_remembered_by_what_another_user_or_application_proved() {
    Standing proved = ((Verified) shop.answer(shop.begin(ALICE), "222222")).standing();

    assertThat(remember(OFFICE, ALICE, proved)).isInstanceOf(Unproved.class);
    assertThat(remember(CLIENT, MALLORY, proved)).isInstanceOf(Unproved.class);
    assertThat(remember(CLIENT, new UserId("nobody"), proved)).isInstanceOf(Unproved.class);
    assertThat(remember(CLIENT, ALICE, proved)).isInstanceOf(Remembered.class);
  }

  @Test
  void a_revoked_one_is_not_trusted_and_no_theft() {
    installation.revokeTrustedBrowser.revoke(shop.tenant, ALICE, browser.id());

    assertChallenged(shop.begin(ALICE, first));
    assertThat(told(EventType.BROWSER_THEFT_SUSPECTED)).isZero();
  }

  @Test
  void an_expired_one_is_not_trusted_and_no_theft() {
    installation.clock.set(browser.expiresAt());

    assertChallenged(shop.begin(ALICE, first));
    assertThat(told(EventType.BROWSER_THEFT_SUSPECTED)).isZero();
  }

  @Test
  void a_clock_that_is_set_back_brings_no_used_token_back_to_life() {
    renewed(first);
    installation.clock.tick(Duration.ofMinutes(-1));

    assertChallenged(shop.begin(ALICE, first));
  }

  @Test
  void while_the_tenant_has_none_remembered_nobody_is_trusted_and_no_token_is_used_up() {
    shop.rememberBrowsers(0);
    assertChallenged(shop.begin(ALICE, first));
    assertThat(installation.listTrustedBrowsers.list(shop.tenant, ALICE)).isEmpty();
    shop.rememberBrowsers(30);

    assertThat(shop.begin(ALICE, first).browser()).isPresent();
  }

  @Test
  void it_stands_in_for_no_first_factor() {
    Begun begun = shop.begin(CLIENT, ALICE, Optional.empty(), first);

    assertChallenged(begun);
    assertThat(kept()).isEqualTo(browser);
  }

  @Test
  void strangers_who_guess_until_nothing_may_be_answered_do_not_keep_it_out_nor_come_in() {
    for (int i = 0; i < Installation.GUESSES.most(); i++) {
      shop.answer(shop.begin(ALICE), "999999");
    }
    BrowserToken guess =
        new BrowserToken(
            new TrustedBrowserId(UUID.randomUUID()), Samples.fingerprint("guess").hash());

    assertThat(shop.begin(ALICE, first).browser()).isPresent();

    assertThat(shop.answer(shop.begin(ALICE), "222222")).isInstanceOf(TooManyGuesses.class);
    Begun stranger = shop.begin(ALICE, guess.text());
    assertChallenged(stranger);
    assertThat(shop.answer(stranger.standing(), "222222")).isInstanceOf(TooManyGuesses.class);
  }

  @Test
  void an_administrators_lock_keeps_it_out_and_uses_no_token_up() {
    installation.guessing.lock.lock(
        shop.tenant,
        Optional.empty(),
        Identifier.of("user:" + ALICE.value()),
        Optional.of(Duration.ofHours(1)));

    Begun denied = shop.begin(ALICE, first);

    assertThat(denied.standing().progress()).isInstanceOf(Progress.Denied.class);
    assertThat(denied.browser()).isEmpty();
    assertThat(kept()).isEqualTo(browser);
  }

  @Test
  void what_is_due_besides_a_challenge_is_not_overruled() {
    installation.plugins.unload(CodeFactor.TYPE);
    Begun denied = shop.begin(ALICE, first);
    assertThat(denied.standing().progress()).isInstanceOf(Progress.Denied.class);
    assertThat(denied.browser()).isEmpty();

    installation.load();
    installation
        .authenticators
        .ofUser(shop.tenant, ALICE)
        .forEach(one ->
            installation.authenticators.revoke(
                shop.tenant, one.id(), installation.clock.instant()));
    Begun due = shop.begin(ALICE, first);
    assertThat(due.standing().progress()).isInstanceOf(Progress.EnrollmentDue.class);
    assertThat(due.browser()).isEmpty();
    assertThat(kept()).isEqualTo(browser);
  }

  @Test
  void once_the_user_has_something_else_no_browser_is_trusted_any_more() {
    shop.bindPhone(ALICE);

    assertChallenged(shop.begin(ALICE, first));
    assertThat(told(EventType.BROWSER_REVOKED)).isOne();
    assertThat(told(EventType.BROWSER_THEFT_SUSPECTED)).isZero();
  }

  @Test
  void a_damaged_token_is_nobodys_and_ends_nothing() {
    String text = text(first);
    for (String damaged :
        List.of(
            text.substring(0, text.length() - 1),
            text + "=",
            text.replace("csb_", "csk_"),
            text.toUpperCase(Locale.ROOT),
            "csb_" + "A".repeat(64),
            "")) {
      assertChallenged(
          shop.begin(ALICE, SecretBytes.of(damaged.getBytes(StandardCharsets.US_ASCII))));
    }
    assertThat(kept()).isEqualTo(browser);
  }

  @Test
  void of_32_tabs_that_begin_at_once_all_are_trusted_and_are_told_one_token() {
    List<Begun> begun = Race.of(32, _ -> shop.begin(ALICE, first));

    assertThat(begun)
        .allSatisfy(one -> assertThat(one.browser()).isPresent())
        .extracting(TrustedBrowserAttackTest::token)
        .containsOnly(token(begun.getFirst()));
    assertThat(told(EventType.BROWSER_THEFT_SUSPECTED)).isZero();
    assertThat(told(EventType.BROWSER_USED)).isEqualTo(32);
  }

  private static String token(Begun begun) {
    return text(begun.browser().orElseThrow().token().orElseThrow());
  }

  private Object remember(ClientId client, UserId user, Standing proved) {
    return installation.rememberBrowser.remember(
        new RememberBrowser.Ask(
            shop.tenant,
            client,
            Optional.empty(),
            user,
            proved.authentication().id(),
            Samples.LABEL));
  }

  private SecretBytes renewed(SecretBytes token) {
    return shop.begin(ALICE, token).browser().orElseThrow().token().orElseThrow();
  }

  private TrustedBrowser kept() {
    return installation.trustedBrowsers.find(shop.tenant, browser.id()).orElseThrow();
  }

  private long told(EventType type) {
    return installation.events.ofUser(shop.tenant, ALICE, Optional.empty(), 1000).stream()
        .filter(event -> event.type() == type)
        .count();
  }

  private static void assertChallenged(Begun begun) {
    assertThat(begun.standing().progress()).isInstanceOf(Progress.Challenged.class);
    assertThat(begun.browser()).isEmpty();
  }

  private static String text(SecretBytes token) {
    return new String(token.reveal(), StandardCharsets.US_ASCII);
  }
}
