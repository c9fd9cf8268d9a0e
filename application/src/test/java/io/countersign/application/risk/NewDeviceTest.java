package io.countersign.application.risk;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.fixture.Samples;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.user.MemoryUsers;
import io.countersign.domain.policy.Context;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class NewDeviceTest implements AssessorContract {

  private static final Duration WINDOW = Duration.ofDays(30);

  private final MemoryStore store = new MemoryStore();
  private final MemoryUsers users = new MemoryUsers(store);
  private final MemoryKnownDevices devices = new MemoryKnownDevices(store);
  private final TenantId tenant = Samples.tenant();
  private final Visitor laptop = new Visitor(tenant).with("token", "Mozilla/5.0");
  private final NewDevice assessor =
      new NewDevice(devices, users, new Fingerprints(new MemorySecrets()), WINDOW);

  @Override
  public Assessor assessor() {
    return assessor;
  }

  @Test
  void the_device_with_which_the_user_came_in_matches_for_so_long() {
    mention();
    remember(laptop.then(NOW));

    assertThat(code(laptop, NOW.plusSeconds(1))).isEqualTo("match");
    assertThat(code(laptop, NOW.plus(WINDOW).minusNanos(1000))).isEqualTo("match");
    assertThat(code(laptop, NOW.plus(WINDOW))).isEqualTo("no_device_history");
  }

  @Test
  void coming_in_again_begins_the_time_anew() {
    remember(laptop.then(NOW));
    remember(laptop.then(NOW.plus(Duration.ofDays(20))));

    assertThat(code(laptop, NOW.plus(Duration.ofDays(49)))).isEqualTo("match");
  }

  @Test
  void what_is_not_remembered_is_not_known() {
    mention();

    assertThat(code(laptop, NOW)).isEqualTo("no_device_history");
    assertThat(code(laptop, NOW)).isEqualTo("no_device_history");
  }

  @Test
  void a_user_whom_nobody_mentioned_comes_for_the_first_time() {
    assertThat(code(laptop, NOW)).isEqualTo("initial_login");
    assertThat(code(new Visitor(tenant), NOW)).isEqualTo("initial_login");
  }

  @Test
  void a_browser_that_was_updated_and_one_without_its_cookie_match_in_part() {
    remember(laptop.then(NOW));

    assertThat(code(laptop.with("token", "Mozilla/6.0"), NOW)).isEqualTo("partial_match");
    assertThat(code(laptop.with("other", "Mozilla/5.0"), NOW)).isEqualTo("partial_match");
    assertThat(code(laptop.withAgent("Mozilla/5.0"), NOW)).isEqualTo("partial_match");
    assertThat(code(laptop.withAgent(" Mozilla/5.0 "), NOW)).isEqualTo("partial_match");
    assertThat(code(laptop.with("other", "curl"), NOW)).isEqualTo("no_match");
  }

  @Test
  void a_token_is_no_user_agent() {
    remember(new Visitor(tenant).withAgent("token").then(NOW));

    assertThat(code(new Visitor(tenant).with("token", "x"), NOW)).isEqualTo("no_match");
  }

  @Test
  void who_shows_nothing_is_unknown() {
    remember(laptop.then(NOW));

    assertThat(code(new Visitor(tenant), NOW)).isEqualTo("unknown_device");
    assertThat(code(new Visitor(tenant).withAgent("  "), NOW)).isEqualTo("unknown_device");
  }

  @Test
  void the_token_of_another_user_or_tenant_says_nothing() {
    remember(laptop.then(NOW));
    users.mention(new User(tenant, BOB, NOW));
    RiskQuestion asked = laptop.then(NOW);

    assertThat(
            assessor
                .assess(new RiskQuestion(tenant, BOB, NOW, asked.context(), asked.device()))
                .code())
        .isEqualTo("no_device_history");
    Visitor elsewhere = new Visitor(Samples.tenant()).with("token", "Mozilla/5.0");
    assertThat(code(elsewhere, NOW)).isEqualTo("initial_login");
  }

  @Test
  void neither_token_nor_user_agent_is_kept_as_it_is() {
    remember(laptop.then(NOW));

    assertThat(devices.ofUser(tenant, ALICE))
        .hasSize(2)
        .allSatisfy(kept -> {
          assertThat(kept.mark().reveal()).hasSize(32);
          assertThat(new String(kept.mark().reveal(), ISO_8859_1))
              .doesNotContain("token", "Mozilla");
        });
  }

  @Test
  void remembering_twice_is_remembering_once() {
    remember(laptop.then(NOW));
    var kept = devices.ofUser(tenant, ALICE);
    remember(laptop.then(NOW));
    remember(laptop.then(NOW.plus(Duration.ofMinutes(59))));
    remember(laptop.then(NOW.minusSeconds(60)));

    assertThat(devices.ofUser(tenant, ALICE)).isEqualTo(kept);
  }

  @Test
  void nothing_is_remembered_of_who_shows_nothing() {
    remember(new RiskQuestion(tenant, ALICE, NOW, Context.NONE, laptop.device()));
    remember(new Visitor(tenant).then(NOW));

    assertThat(devices.ofUser(tenant, ALICE)).hasSize(1);
  }

  @Test
  void with_one_device_too_many_the_one_not_seen_longest_is_forgotten() {
    remember(laptop.then(NOW));
    for (int i = 0; i < KnownDevice.MOST; i++) {
      remember(new Visitor(tenant).withAgent("agent " + i).then(NOW.plusSeconds(i + 1)));
    }

    assertThat(devices.ofUser(tenant, ALICE)).hasSize(KnownDevice.MOST);
    assertThat(code(laptop, NOW.plusSeconds(99))).isEqualTo("no_match");
  }

  @Test
  void a_clock_that_ran_ahead_makes_no_device_known_for_longer() {
    Instant ahead = NOW.plus(Duration.ofDays(3650));
    remember(laptop.then(ahead));

    assertThat(code(laptop, NOW)).isNotEqualTo("match");
    remember(laptop.then(NOW));
    assertThat(code(laptop, NOW.plusSeconds(1))).isEqualTo("match");
    assertThat(code(laptop, NOW.plus(WINDOW))).isNotEqualTo("match");
  }

  private void remember(RiskQuestion question) {
    assessor.remember(tenant, ALICE, assessor.marks(question), question.at());
  }

  private void mention() {
    users.mention(new User(tenant, ALICE, NOW));
  }

  private String code(Visitor visitor, Instant at) {
    return assessor.assess(visitor.then(at)).code();
  }
}
