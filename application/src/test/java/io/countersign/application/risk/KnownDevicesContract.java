package io.countersign.application.risk;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link KnownDevices} does. */
public interface KnownDevicesContract {

  Duration WINDOW = Duration.ofDays(30);

  /** The adapter under test. */
  KnownDevices devices();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_device_is_found_as_it_was_kept_at_any_time() {
    for (Instant time : Times.ALL) {
      TenantId tenant = Samples.tenant();
      KnownDevice kept = kept(device(tenant, ALICE, "laptop", time));

      assertThat(devices().ofUser(tenant, ALICE)).containsExactly(kept);
    }
  }

  @Test
  default void a_device_is_of_one_user_of_one_tenant() {
    TenantId tenant = Samples.tenant();
    KnownDevice alices = kept(device(tenant, ALICE, "laptop", NOW));
    KnownDevice bobs = kept(device(tenant, BOB, "laptop", NOW));
    KnownDevice elsewhere = kept(device(Samples.tenant(), ALICE, "laptop", NOW));

    assertThat(devices().ofUser(tenant, ALICE)).containsExactly(alices);
    assertThat(devices().ofUser(tenant, BOB)).containsExactly(bobs);
    assertThat(devices().ofUser(elsewhere.tenant(), ALICE)).containsExactly(elsewhere);
    assertThat(devices().ofUser(tenant, new UserId("Alice"))).isEmpty();
  }

  @Test
  default void the_device_seen_last_is_the_first() {
    TenantId tenant = Samples.tenant();
    KnownDevice second = kept(device(tenant, ALICE, "second", NOW));
    KnownDevice third = kept(device(tenant, ALICE, "third", NOW.minusSeconds(1)));
    KnownDevice first = kept(device(tenant, ALICE, "first", NOW.plusSeconds(1)));

    assertThat(devices().ofUser(tenant, ALICE)).containsExactly(first, second, third);
  }

  @Test
  default void a_later_sight_counts_whether_it_is_kept_before_or_after() {
    TenantId tenant = Samples.tenant();
    KnownDevice early = kept(device(tenant, ALICE, "laptop", NOW));
    KnownDevice late = kept(device(tenant, ALICE, "laptop", NOW.plusSeconds(9)));
    kept(early);
    kept(late);

    assertThat(devices().ofUser(tenant, ALICE)).containsExactly(late);
  }

  @Test
  default void a_sight_that_a_wrong_clock_put_into_the_future_is_replaced() {
    TenantId tenant = Samples.tenant();
    kept(device(tenant, ALICE, "laptop", NOW.plus(Duration.ofDays(400))));
    KnownDevice right = kept(device(tenant, ALICE, "laptop", NOW));

    assertThat(devices().ofUser(tenant, ALICE)).containsExactly(right);
  }

  @Test
  default void those_that_were_not_seen_longest_are_forgotten() {
    TenantId tenant = Samples.tenant();
    List<KnownDevice> many =
        IntStream.rangeClosed(0, KnownDevice.MOST + 2)
            .mapToObj(i -> kept(device(tenant, ALICE, "d" + i, NOW.minusSeconds(i))))
            .toList();
    KnownDevice bobs = kept(device(tenant, BOB, "old", NOW.minusSeconds(99)));
    List<KnownDevice> newest = many.subList(0, KnownDevice.MOST);

    assertThat(devices().ofUser(tenant, ALICE)).containsExactlyElementsOf(newest);
    forgetOldest(tenant);
    assertThat(devices().ofUser(tenant, ALICE)).containsExactlyElementsOf(newest);
    assertThat(devices().ofUser(tenant, BOB)).containsExactly(bobs);

    // There is room again for one that is older than what was forgotten.
    KnownDevice newer = kept(device(tenant, ALICE, "newer", NOW.plusSeconds(1)));
    forgetOldest(tenant);
    assertThat(devices().ofUser(tenant, ALICE))
        .hasSize(KnownDevice.MOST)
        .startsWith(newer)
        .doesNotContain(newest.getLast());
  }

  @Test
  default void of_64_who_see_one_device_at_once_the_latest_is_kept() {
    TenantId tenant = Samples.tenant();

    List<KnownDevice> seen =
        Race.of(
            64, runner -> keptWithAnother(device(tenant, ALICE, "laptop", NOW.plusMillis(runner))));

    assertThat(devices().ofUser(tenant, ALICE))
        .hasSize(2)
        .contains(seen.getLast())
        .allSatisfy(one -> assertThat(one.seenAt()).isEqualTo(NOW.plusMillis(63)));
  }

  @Test
  default void of_64_new_devices_at_once_no_more_are_known_than_may_be() {
    TenantId tenant = Samples.tenant();

    List<KnownDevice> seen =
        Race.of(64, runner -> keptWithAnother(device(tenant, ALICE, "d" + runner, NOW)));
    forgetOldest(tenant);

    assertThat(seen).hasSize(64);
    assertThat(devices().ofUser(tenant, ALICE)).hasSize(KnownDevice.MOST).doesNotHaveDuplicates();
  }

  /** As an authentication does, with two marks: of the token and of the user agent. */
  private KnownDevice keptWithAnother(KnownDevice device) {
    return transactions()
        .inTransaction(() -> {
          devices().keep(device);
          devices().keep(device(device.tenant(), device.user(), "agent", device.seenAt()));
          devices().forgetOldest(device.tenant(), device.user());
          return device;
        });
  }

  private void forgetOldest(TenantId tenant) {
    transactions()
        .inTransaction(() -> {
          devices().forgetOldest(tenant, ALICE);
          return tenant;
        });
  }

  private KnownDevice kept(KnownDevice device) {
    devices().keep(device);
    return device;
  }

  private static KnownDevice device(TenantId tenant, UserId user, String name, Instant seenAt) {
    return new KnownDevice(tenant, user, Samples.fingerprint(name).hash(), seenAt, WINDOW);
  }
}
