package io.countersign.application.risk;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.user.MemoryUsers;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Confidence;
import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.risk.Place;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ImpossibleTravelTest implements AssessorContract {

  private final MemoryStore store = new MemoryStore();
  private final MemoryUsers users = new MemoryUsers(store);
  private final MemoryLastPlaces places = new MemoryLastPlaces(store);
  private final TenantId tenant = Samples.tenant();
  private final Visitor nobody = new Visitor(tenant);
  private final Visitor paris = nobody.at(48.8566, 2.3522);
  private final Visitor sydney = nobody.at(-33.8688, 151.2093);
  private final ImpossibleTravel assessor =
      assessor(Optional.of(new MemoryGeography(GeographyContract.KNOWN)));

  private ImpossibleTravel assessor(Optional<Geography> geography) {
    return new ImpossibleTravel(places, users, geography);
  }

  @Override
  public Assessor assessor() {
    return assessor;
  }

  @Test
  void nobody_is_in_paris_and_an_hour_later_in_sydney() {
    remember(paris.then(NOW));

    assertThat(assessed(sydney, NOW.plus(Duration.ofHours(1))))
        .isEqualTo(new Assessment(Confidence.LOW, "impossible_travel_from_last_login"));
    assertThat(code(paris, NOW.plus(Duration.ofHours(1))))
        .isEqualTo("minimal_travel_from_last_login");
  }

  @Test
  void an_address_tells_where_somebody_is_if_the_application_does_not() {
    remember(nobody.from("192.0.2.1").then(NOW));

    assertThat(code(nobody.from("2001:db8::1"), NOW.plusSeconds(60)))
        .isEqualTo("impossible_travel_from_last_login");
    assertThat(code(paris.from("2001:db8::1"), NOW.plusSeconds(60)))
        .isEqualTo("minimal_travel_from_last_login");
  }

  @Test
  void who_cannot_be_found_is_a_risk() {
    assertThat(assessed(nobody.from("10.0.0.1"), NOW))
        .isEqualTo(new Assessment(Confidence.LOW, "unknown_location"));
    assertThat(code(nobody.from("not an address"), NOW)).isEqualTo("unknown_location");
    assertThat(code(nobody.from("0300.0.2.1"), NOW)).isEqualTo("unknown_location");
  }

  @Test
  void who_hides_is_a_risk() {
    assertThat(assessed(nobody.from("203.0.113.7"), NOW))
        .isEqualTo(new Assessment(Confidence.LOW, "anonymous_proxy"));
  }

  @Test
  void nothing_is_known_if_nobody_tells() {
    Assessment missing = new Assessment(Confidence.NEUTRAL, "missing_geoip");

    assertThat(assessed(nobody, NOW)).isEqualTo(missing);
    assertThat(assessor(Optional.empty()).assess(nobody.from("192.0.2.1").then(NOW)))
        .isEqualTo(missing);
  }

  @Test
  void a_first_visit_and_one_after_two_days_are_compared_with_nothing() {
    assertThat(assessed(paris, NOW)).isEqualTo(new Assessment(Confidence.NEUTRAL, "initial_login"));
    users.mention(new User(tenant, ALICE, NOW));
    assertThat(code(paris, NOW)).isEqualTo("location_history_not_found");

    remember(paris.then(NOW));
    assertThat(code(sydney, NOW.plus(LastPlace.KEPT).minusNanos(1000)))
        .isEqualTo("substantial_travel_from_last_login");
    assertThat(code(sydney, NOW.plus(LastPlace.KEPT))).isEqualTo("location_history_not_found");
  }

  @Test
  void only_where_somebody_came_in_is_kept_and_roughly() {
    assessor.assess(sydney.then(NOW));
    assertThat(places.find(tenant, ALICE)).isEmpty();

    remember(paris.then(NOW));
    assertThat(places.find(tenant, ALICE))
        .contains(new LastPlace(tenant, ALICE, new Place(489, 24), NOW));
  }

  @Test
  void the_last_place_stays_if_nobody_tells_where_the_user_came_in_next() {
    remember(paris.then(NOW));
    remember(nobody.then(NOW.plusSeconds(9)));
    remember(nobody.from("203.0.113.7").then(NOW.plusSeconds(9)));

    assertThat(code(sydney, NOW.plusSeconds(99))).isEqualTo("impossible_travel_from_last_login");
  }

  @Test
  void a_geography_that_is_broken_fails_the_assessment_and_lets_the_user_come_in() {
    ImpossibleTravel broken =
        assessor(
            Optional.of(_ -> {
              throw new IllegalStateException("broken");
            }));

    assertThatIllegalStateException()
        .isThrownBy(() -> broken.assess(nobody.from("192.0.2.1").then(NOW)));
    assertThat(broken.place(nobody.from("192.0.2.1").then(NOW))).isEmpty();
  }

  private void remember(RiskQuestion question) {
    assessor
        .place(question)
        .ifPresent(here -> assessor.remember(tenant, ALICE, here, question.at()));
  }

  private Assessment assessed(Visitor visitor, Instant at) {
    return assessor.assess(visitor.then(at));
  }

  private String code(Visitor visitor, Instant at) {
    return assessed(visitor, at).code();
  }
}
