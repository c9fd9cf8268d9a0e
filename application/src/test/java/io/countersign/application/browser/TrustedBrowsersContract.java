package io.countersign.application.browser;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.browser.Presentation;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link TrustedBrowsers} does. */
public interface TrustedBrowsersContract {

  UserId BOB = new UserId("bob");
  SecretBytes SALT = Samples.fingerprint("salt").hash();

  /** The adapter under test. */
  TrustedBrowsers browsers();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_browser_is_found_as_it_was_kept_at_any_time() {
    for (Instant time : Times.ALL) {
      TrustedBrowser added = added(Samples.tenant(), ALICE, time);
      assertThat(browsers().find(added.tenant(), added.id())).contains(added);

      TrustedBrowser rotated = updated(added.rotated(token("second"), SALT, time));
      assertThat(browsers().find(added.tenant(), added.id())).contains(rotated);

      TrustedBrowser revoked = updated(rotated.revoked(time));
      assertThat(browsers().find(added.tenant(), added.id())).contains(revoked);
    }
  }

  @Test
  default void another_tenant_has_no_browser_of_this_one() {
    TrustedBrowser added = added(Samples.tenant(), ALICE, NOW);
    TenantId other = Samples.tenant();

    assertThat(browsers().find(other, added.id())).isEmpty();
    assertThat(locked(other, added.id())).isEmpty();
    assertThat(browsers().ofUser(other, ALICE)).isEmpty();
    assertThat(revokedAll(other, ALICE)).isZero();
    assertThat(browsers().find(added.tenant(), added.id())).contains(added);
  }

  @Test
  default void nobody_finds_a_browser_that_is_not_there() {
    TenantId tenant = Samples.tenant();
    TrustedBrowserId id = new TrustedBrowserId(UUID.randomUUID());

    assertThat(browsers().find(tenant, id)).isEmpty();
    assertThat(locked(tenant, id)).isEmpty();
  }

  @Test
  default void a_user_has_their_own_oldest_first_without_the_revoked() {
    TenantId tenant = Samples.tenant();
    TrustedBrowser second = added(tenant, ALICE, NOW.plusSeconds(1));
    TrustedBrowser first = added(tenant, ALICE, NOW);
    TrustedBrowser gone = added(tenant, ALICE, NOW.plusSeconds(2));
    added(tenant, BOB, NOW);
    updated(gone.revoked(NOW));

    assertThat(browsers().ofUser(tenant, ALICE)).containsExactly(first, second);
  }

  @Test
  default void all_of_a_user_are_revoked_and_nobody_elses() {
    TenantId tenant = Samples.tenant();
    TrustedBrowser one = added(tenant, ALICE, NOW);
    TrustedBrowser two = added(tenant, ALICE, NOW);
    TrustedBrowser bobs = added(tenant, BOB, NOW);
    TrustedBrowser gone = updated(added(tenant, ALICE, NOW).revoked(NOW));

    assertThat(revokedAll(tenant, ALICE)).isEqualTo(2);
    assertThat(revokedAll(tenant, ALICE)).isZero();

    Instant later = NOW.plusSeconds(9);
    assertThat(browsers().find(tenant, one.id())).contains(one.revoked(later));
    assertThat(browsers().find(tenant, two.id())).contains(two.revoked(later));
    assertThat(browsers().find(tenant, gone.id())).contains(gone);
    assertThat(browsers().ofUser(tenant, BOB)).containsExactly(bobs);
  }

  @Test
  default void an_authentication_vouches_for_one_browser() {
    TenantId tenant = Samples.tenant();
    TrustedBrowser first = added(tenant, ALICE, NOW);
    TrustedBrowser second = vouchedBy(first.authentication(), tenant);

    assertThat(browsers().add(second)).isFalse();
    updated(first.revoked(NOW));
    assertThat(browsers().add(second)).isFalse();
    assertThat(browsers().find(tenant, second.id())).isEmpty();
    assertThat(browsers().add(vouchedBy(first.authentication(), Samples.tenant()))).isTrue();
  }

  @Test
  default void of_16_browsers_of_one_authentication_at_once_one_is_kept() {
    TenantId tenant = Samples.tenant();
    AuthenticationId authentication = new AuthenticationId(UUID.randomUUID());

    List<Boolean> added =
        Race.of(
            16,
            _ ->
                transactions()
                    .inTransaction(() -> browsers().add(vouchedBy(authentication, tenant))));

    assertThat(added).containsOnlyOnce(true);
    assertThat(browsers().ofUser(tenant, ALICE)).hasSize(1);
  }

  @Test
  default void of_32_who_present_one_token_at_once_one_gets_another_and_none_is_suspected() {
    TrustedBrowser added = added(Samples.tenant(), ALICE, NOW);

    List<Presentation> presented =
        Race.of(32, runner -> presented(added, token("next " + runner), NOW));

    assertThat(presented).containsOnlyOnce(Presentation.CURRENT);
    assertThat(presented)
        .filteredOn(one -> one == Presentation.JUST_REPLACED)
        .hasSize(presented.size() - 1);
    assertThat(browsers().find(added.tenant(), added.id()).flatMap(TrustedBrowser::replaced))
        .hasValueSatisfying(before -> assertThat(before.hash()).isEqualTo(added.hash()));
  }

  @Test
  default void whoever_presents_while_all_are_revoked_is_before_or_after_it() {
    TrustedBrowser added = added(Samples.tenant(), ALICE, NOW);

    Race.<Object>of(
        8,
        runner ->
            runner == 0
                ? revokedAll(added.tenant(), ALICE)
                : presented(added, token("next " + runner), NOW));

    assertThat(browsers().find(added.tenant(), added.id()).flatMap(TrustedBrowser::revokedAt))
        .isPresent();
    assertThat(presented(added, token("late"), NOW)).isEqualTo(Presentation.OVER);
  }

  @Test
  default void a_browser_is_not_locked_outside_a_transaction() {
    TrustedBrowser added = added(Samples.tenant(), ALICE, NOW);

    assertThatIllegalStateException().isThrownBy(() -> browsers().lock(added.tenant(), added.id()));
  }

  @Test
  default void a_browser_that_is_not_there_is_not_changed() {
    TrustedBrowser stranger = Samples.trustedBrowser(Samples.tenant(), ALICE, NOW);

    assertThatIllegalStateException().isThrownBy(() -> browsers().update(stranger));
  }

  /** As the use case does, but for the making of tokens. */
  private Presentation presented(TrustedBrowser browser, SecretBytes next, Instant now) {
    return transactions()
        .inTransaction(() -> {
          TrustedBrowser locked = browsers().lock(browser.tenant(), browser.id()).orElseThrow();
          Presentation presentation = locked.presented(browser.hash(), now);
          if (presentation == Presentation.CURRENT) {
            browsers().update(locked.rotated(next, SALT, now));
          }
          return presentation;
        });
  }

  private Optional<TrustedBrowser> locked(TenantId tenant, TrustedBrowserId id) {
    return transactions().inTransaction(() -> browsers().lock(tenant, id));
  }

  private int revokedAll(TenantId tenant, UserId user) {
    return transactions()
        .inTransaction(() -> browsers().revokeAll(tenant, user, NOW.plusSeconds(9)));
  }

  private TrustedBrowser updated(TrustedBrowser browser) {
    return transactions()
        .inTransaction(() -> {
          browsers().update(browser);
          return browser;
        });
  }

  private TrustedBrowser added(TenantId tenant, UserId user, Instant at) {
    TrustedBrowser browser = Samples.trustedBrowser(tenant, user, at);
    assertThat(browsers().add(browser)).isTrue();
    return browser;
  }

  private static TrustedBrowser vouchedBy(AuthenticationId authentication, TenantId tenant) {
    TrustedBrowser one = Samples.trustedBrowser(tenant, ALICE, NOW);
    return new TrustedBrowser(
        one.id(),
        tenant,
        one.user(),
        one.client(),
        authentication,
        one.name(),
        one.hash(),
        one.replaced(),
        one.createdAt(),
        one.lastUsedAt(),
        one.expiresAt(),
        one.revokedAt());
  }

  private static SecretBytes token(String content) {
    return Samples.fingerprint(content).hash();
  }
}
