package io.countersign.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownDeviceTest {

  private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final KnownDevice DEVICE =
      new KnownDevice(
          TenantId.DEFAULT, new UserId("alice"), SecretBytes.of(new byte[32]), NOON, MONTH);

  @Test
  void a_device_is_known_for_so_long_after_it_was_seen() {
    assertThat(DEVICE.knownAt(NOON, MONTH)).isTrue();
    assertThat(DEVICE.knownAt(NOON.plus(MONTH).minusNanos(1), MONTH)).isTrue();
    assertThat(DEVICE.knownAt(NOON.plus(MONTH), MONTH)).isFalse();
  }

  @Test
  void who_shortens_the_time_means_those_that_are_there_too_and_who_lengthens_it_does_not() {
    assertThat(DEVICE.knownAt(NOON.plus(WEEK), WEEK)).isFalse();
    assertThat(DEVICE.knownAt(NOON.plus(MONTH), YEAR)).isFalse();
  }

  @Test
  void what_was_seen_in_the_future_was_seen_by_a_wrong_clock() {
    assertThat(DEVICE.knownAt(NOON.minus(KnownDevice.SKEW), MONTH)).isTrue();
    assertThat(DEVICE.knownAt(NOON.minus(KnownDevice.SKEW).minusNanos(1), MONTH)).isFalse();
    assertThat(DEVICE.replacedBy(NOON.minus(KnownDevice.SKEW))).isFalse();
    assertThat(DEVICE.replacedBy(NOON.minus(KnownDevice.SKEW).minusNanos(1))).isTrue();
  }

  @Test
  void a_sight_need_not_be_written_down_for_an_hour() {
    assertThat(DEVICE.justSeen(NOON.plus(Duration.ofMinutes(59)), MONTH)).isTrue();
    assertThat(DEVICE.justSeen(NOON.plus(Duration.ofMinutes(60)), MONTH)).isFalse();
  }
}
