package io.countersign.domain.risk;

import static io.countersign.domain.risk.Confidence.HIGH;
import static io.countersign.domain.risk.Confidence.LOW;
import static io.countersign.domain.risk.Confidence.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastPlaceTest {

  private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
  private static final Place PARIS = Place.at(48.8566, 2.3522);
  private static final Place VERSAILLES = Place.at(48.8049, 2.1204);
  private static final Place LYON = Place.at(45.764, 4.8357);
  private static final Place NEW_YORK = Place.at(40.7128, -74.006);
  private static final Place SYDNEY = Place.at(-33.8688, 151.2093);

  @Test
  void who_is_where_they_were_did_not_travel() {
    expect(PARIS, Duration.ofSeconds(1), HIGH, "minimal_travel_from_last_login");
    expect(VERSAILLES, Duration.ZERO, HIGH, "minimal_travel_from_last_login");
    expect(VERSAILLES, Duration.ofDays(-1), HIGH, "minimal_travel_from_last_login");
  }

  @Test
  void a_days_drive_is_nothing_unusual() {
    expect(LYON, Duration.ofHours(5), HIGH, "travel_from_last_login");
  }

  @Test
  void a_flight_is_something() {
    expect(LYON, Duration.ofHours(1), MEDIUM, "substantial_travel_from_last_login");
    expect(NEW_YORK, Duration.ofHours(8), MEDIUM, "substantial_travel_from_last_login");
    expect(NEW_YORK, Duration.ofHours(47), MEDIUM, "substantial_travel_from_last_login");
    expect(SYDNEY, Duration.ofHours(20), MEDIUM, "substantial_travel_from_last_login");
  }

  @Test
  void nobody_is_faster_than_a_plane() {
    expect(NEW_YORK, Duration.ofHours(5), LOW, "impossible_travel_from_last_login");
    expect(SYDNEY, Duration.ofHours(3), LOW, "impossible_travel_from_last_login");
    expect(LYON, Duration.ofMillis(1), LOW, "impossible_travel_from_last_login");
    expect(LYON, Duration.ofNanos(1), LOW, "impossible_travel_from_last_login");
  }

  @Test
  void nobody_is_at_two_places_at_once() {
    expect(LYON, Duration.ZERO, LOW, "invalid_travel");
  }

  @Test
  void a_clock_that_went_back_tells_no_speed() {
    expect(LYON, Duration.ofHours(-5), LOW, "invalid_travel");
  }

  @Test
  void a_place_is_kept_for_two_days() {
    assertThat(at(NOON).expiresAt()).isEqualTo(Instant.parse("2026-03-31T12:00:00Z"));
  }

  @Test
  void a_later_place_replaces_an_earlier_one_and_a_right_one_an_impossible_one() {
    assertThat(at(NOON).replacedBy(at(NOON.plusNanos(1000)))).isTrue();
    assertThat(at(NOON).replacedBy(at(NOON))).isFalse();
    assertThat(at(NOON).replacedBy(at(NOON.minusSeconds(300)))).isFalse();
    assertThat(at(NOON).replacedBy(at(NOON.minusSeconds(301)))).isTrue();
  }

  private static LastPlace at(Instant at) {
    return new LastPlace(TenantId.DEFAULT, new UserId("alice"), PARIS, at);
  }

  private static void expect(Place here, Duration after, Confidence confidence, String code) {
    assertThat(at(NOON).assess(here, NOON.plus(after))).isEqualTo(new Assessment(confidence, code));
  }
}
