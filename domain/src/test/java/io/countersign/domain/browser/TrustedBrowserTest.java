package io.countersign.domain.browser;

import static io.countersign.domain.browser.Presentation.CURRENT;
import static io.countersign.domain.browser.Presentation.JUST_REPLACED;
import static io.countersign.domain.browser.Presentation.OVER;
import static io.countersign.domain.browser.Presentation.THEFT_SUSPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrustedBrowserTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MICROSECOND = Duration.ofNanos(1000);
  private static final UserId ALICE = new UserId("alice");
  private static final ClientId SHOP = new ClientId("shop");
  private static final SecretBytes FIRST = secret("first");
  private static final SecretBytes SECOND = secret("second");
  private static final SecretBytes THIRD = secret("third");
  private static final SecretBytes SALT = secret("salt");

  private final TrustedBrowser fresh = browser();
  private final TrustedBrowser rotated = fresh.rotated(SECOND, SALT, NOW.plusSeconds(60));

  @Test
  void its_current_token_is_current() {
    assertThat(fresh.presented(FIRST, NOW)).isEqualTo(CURRENT);
    assertThat(rotated.presented(SECOND, NOW.plusSeconds(60))).isEqualTo(CURRENT);
  }

  @Test
  void the_token_before_does_for_another_thirty_seconds() {
    Instant at = NOW.plusSeconds(60);

    assertThat(rotated.presented(FIRST, at)).isEqualTo(JUST_REPLACED);
    assertThat(rotated.presented(FIRST, at.plusSeconds(30).minus(MICROSECOND)))
        .isEqualTo(JUST_REPLACED);
    assertThat(rotated.presented(FIRST, at.plusSeconds(30))).isEqualTo(THEFT_SUSPECTED);
  }

  @Test
  void a_token_that_was_replaced_twice_is_a_theft_even_at_once() {
    TrustedBrowser twice = rotated.rotated(THIRD, SALT, NOW.plusSeconds(61));

    assertThat(twice.presented(FIRST, NOW.plusSeconds(61))).isEqualTo(THEFT_SUSPECTED);
    assertThat(twice.presented(SECOND, NOW.plusSeconds(61))).isEqualTo(JUST_REPLACED);
    assertThat(twice.presented(THIRD, NOW.plusSeconds(61))).isEqualTo(CURRENT);
  }

  @Test
  void a_token_that_was_never_its_own_is_a_theft() {
    assertThat(fresh.presented(SECOND, NOW)).isEqualTo(THEFT_SUSPECTED);
    assertThat(fresh.presented(SecretBytes.none(), NOW)).isEqualTo(THEFT_SUSPECTED);
  }

  @Test
  void clocks_that_differ_a_little_are_no_theft() {
    assertThat(rotated.presented(FIRST, NOW.plusSeconds(31))).isEqualTo(JUST_REPLACED);
  }

  @Test
  void a_clock_that_was_set_back_brings_no_old_token_back_to_life() {
    assertThat(rotated.presented(FIRST, NOW.plusSeconds(30))).isEqualTo(THEFT_SUSPECTED);
    assertThat(rotated.presented(FIRST, NOW.minus(Duration.ofDays(1)))).isEqualTo(THEFT_SUSPECTED);
  }

  @Test
  void at_its_expiry_nothing_does_and_nothing_is_suspected() {
    Instant end = fresh.expiresAt();

    assertThat(fresh.presented(FIRST, end.minus(MICROSECOND))).isEqualTo(CURRENT);
    assertThat(fresh.presented(FIRST, end)).isEqualTo(OVER);
    assertThat(fresh.presented(SECOND, end)).isEqualTo(OVER);
  }

  @Test
  void use_does_not_put_its_expiry_off() {
    assertThat(rotated.expiresAt()).isEqualTo(fresh.expiresAt());
    assertThat(rotated.used(NOW.plusSeconds(90)).expiresAt()).isEqualTo(fresh.expiresAt());
    assertThat(rotated.lastUsedAt()).contains(NOW.plusSeconds(60));
    assertThat(rotated.used(NOW.plusSeconds(90)).lastUsedAt()).contains(NOW.plusSeconds(90));
  }

  @Test
  void a_shorter_lifetime_means_the_ones_there_are_and_a_longer_one_does_not() {
    assertThat(fresh.within(Duration.ofDays(1)).expiresAt())
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(fresh.within(Duration.ofDays(365))).isEqualTo(fresh);
  }

  @Test
  void a_revoked_one_is_over_for_good() {
    TrustedBrowser revoked = rotated.revoked(NOW.plusSeconds(60));

    assertThat(revoked.presented(SECOND, NOW.plusSeconds(60))).isEqualTo(OVER);
    assertThat(revoked.presented(FIRST, NOW.plusSeconds(60))).isEqualTo(OVER);
    assertThat(revoked.active(NOW)).isFalse();
  }

  @Test
  void it_belongs_to_one_user_in_one_application() {
    assertThat(fresh.belongsTo(ALICE, SHOP)).isTrue();
    assertThat(fresh.belongsTo(new UserId("bob"), SHOP)).isFalse();
    assertThat(fresh.belongsTo(ALICE, new ClientId("office"))).isFalse();
  }

  @Test
  void it_prints_no_hash() {
    assertThat(rotated.toString()).contains("hidden").doesNotContain("second", "[115");
  }

  private static SecretBytes secret(String content) {
    return SecretBytes.of(content.getBytes(StandardCharsets.UTF_8));
  }

  private static TrustedBrowser browser() {
    return new TrustedBrowser(
        new TrustedBrowserId(UUID.randomUUID()),
        TenantId.DEFAULT,
        ALICE,
        SHOP,
        new AuthenticationId(UUID.randomUUID()),
        new Label("Firefox on Linux"),
        FIRST,
        Optional.empty(),
        NOW,
        Optional.empty(),
        NOW.plus(Duration.ofDays(30)),
        Optional.empty());
  }
}
