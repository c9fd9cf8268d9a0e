package io.countersign.application.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.Place;
import io.countersign.domain.risk.Whereabouts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Geography} does. */
public interface GeographyContract {

  /** What the adapter under test knows. */
  Map<IpAddress, Whereabouts> KNOWN =
      Map.of(
          ip("192.0.2.1"), known(48.8566, 2.3522),
          ip("2001:db8::1"), known(-33.8688, 151.2093),
          ip("198.51.100.1"), known(-17, -180),
          ip("203.0.113.7"), new Whereabouts.Hidden());

  /** The adapter under test. */
  Geography geography();

  @Test
  default void it_says_of_each_address_what_it_knows() {
    KNOWN.forEach((address, where) ->
        assertThat(geography().find(address)).as(address.toString()).isEqualTo(where));
  }

  @Test
  default void it_does_not_know_where_other_addresses_are() {
    for (String other :
        List.of("10.0.0.1", "127.0.0.1", "0.0.0.0", "::1", "fe80::1", "2001:db9::1", "::")) {
      assertThat(geography().find(ip(other))).isEqualTo(new Whereabouts.Unknown());
    }
  }

  @Test
  default void it_tells_ipv4_however_it_is_written() {
    assertThat(geography().find(ip("::ffff:192.0.2.1"))).isEqualTo(known(48.8566, 2.3522));
  }

  @Test
  default void it_tells_many_at_once() {
    assertThat(Race.of(64, _ -> geography().find(ip("2001:db8::1"))))
        .containsOnly(known(-33.8688, 151.2093));
  }

  private static IpAddress ip(String text) {
    return IpAddress.of(text).orElseThrow();
  }

  private static Whereabouts known(double latitude, double longitude) {
    return new Whereabouts.Known(Place.at(latitude, longitude));
  }
}
