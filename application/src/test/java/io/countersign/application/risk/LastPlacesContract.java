package io.countersign.application.risk;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.risk.Place;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link LastPlaces} does. */
public interface LastPlacesContract {

  /** The adapter under test. */
  LastPlaces places();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_place_is_found_as_it_was_kept_at_any_time() {
    for (Instant time : Times.ALL) {
      LastPlace kept = kept(at(Samples.tenant(), ALICE, 488, -1799, time));

      assertThat(places().find(kept.tenant(), ALICE)).contains(kept);
    }
  }

  @Test
  default void a_place_is_found_wherever_it_is() {
    for (Place place :
        List.of(
            new Place(900, 0),
            new Place(-900, 0),
            new Place(0, 0),
            new Place(0, 1800),
            new Place(-1, -1))) {
      LastPlace kept = kept(new LastPlace(Samples.tenant(), ALICE, place, NOW));

      assertThat(places().find(kept.tenant(), ALICE)).contains(kept);
    }
  }

  @Test
  default void a_place_is_of_one_user_of_one_tenant() {
    TenantId tenant = Samples.tenant();
    LastPlace alices = kept(at(tenant, ALICE, 1, 2, NOW));
    LastPlace bobs = kept(at(tenant, BOB, 3, 4, NOW));

    assertThat(places().find(tenant, ALICE)).contains(alices);
    assertThat(places().find(tenant, BOB)).contains(bobs);
    assertThat(places().find(tenant, new UserId("Alice"))).isEmpty();
    assertThat(places().find(Samples.tenant(), ALICE)).isEmpty();
  }

  @Test
  default void the_later_place_counts_whether_it_is_kept_before_or_after() {
    TenantId tenant = Samples.tenant();
    LastPlace early = kept(at(tenant, ALICE, 1, 2, NOW));
    LastPlace late = kept(at(tenant, ALICE, 3, 4, NOW.plusSeconds(1)));
    kept(early);

    assertThat(places().find(tenant, ALICE)).contains(late);
  }

  @Test
  default void of_two_places_at_one_time_the_first_one_stays() {
    TenantId tenant = Samples.tenant();
    LastPlace first = kept(at(tenant, ALICE, 1, 2, NOW));
    kept(at(tenant, ALICE, 3, 4, NOW));

    assertThat(places().find(tenant, ALICE)).contains(first);
  }

  @Test
  default void a_place_that_a_wrong_clock_put_into_the_future_is_replaced() {
    TenantId tenant = Samples.tenant();
    kept(at(tenant, ALICE, 1, 2, NOW.plus(Duration.ofDays(1))));
    LastPlace right = kept(at(tenant, ALICE, 3, 4, NOW));

    assertThat(places().find(tenant, ALICE)).contains(right);
  }

  @Test
  default void of_64_places_at_once_the_last_one_is_kept() {
    TenantId tenant = Samples.tenant();

    List<LastPlace> all =
        Race.of(
            64,
            runner ->
                transactions()
                    .inTransaction(
                        () -> kept(at(tenant, ALICE, runner, runner, NOW.plusMillis(runner)))));

    assertThat(places().find(tenant, ALICE)).contains(all.getLast());
  }

  private LastPlace kept(LastPlace place) {
    places().keep(place);
    return place;
  }

  private static LastPlace at(
      TenantId tenant, UserId user, int latitude, int longitude, Instant at) {
    return new LastPlace(tenant, user, new Place(latitude, longitude), at);
  }
}
