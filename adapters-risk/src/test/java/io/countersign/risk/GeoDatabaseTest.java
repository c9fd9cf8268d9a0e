package io.countersign.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.risk.Geography;
import io.countersign.application.risk.GeographyContract;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.Place;
import io.countersign.domain.risk.Whereabouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeoDatabaseTest implements GeographyContract {

  @TempDir private Path folder;
  private GeoDatabase database = new GeoDatabase(Path.of("none"));

  @BeforeEach
  void look() {
    database = opened("city.mmdb", cities());
  }

  @Override
  public Geography geography() {
    return database;
  }

  private static Mmdb cities() {
    return new Mmdb()
        .put("192.0.2.0/24", at(48.8566, 2.3522))
        .put("2001:db8::/33", at(-33.8688, 151.2093))
        .put("198.51.100.1/32", at(-17, -180))
        .put("203.0.113.0/28", Map.of("traits", Map.of("is_anonymous_proxy", true)));
  }

  private static Map<String, Object> at(double latitude, double longitude) {
    return Map.of("location", Map.of("latitude", latitude, "longitude", longitude));
  }

  private GeoDatabase opened(String name, Mmdb content) {
    GeoDatabase opened = new GeoDatabase(content.write(folder.resolve(name)));
    opened.look();
    return opened;
  }

  @Test
  void who_uses_an_anonymizer_hides_whatever_else_is_known() {
    GeoDatabase found =
        opened(
            "anonymous.mmdb",
            new Mmdb()
                .put("192.0.2.1", Map.of("is_tor_exit_node", true))
                .put("192.0.2.2", Map.of("is_anonymous", true, "location", Map.of()))
                .put("192.0.2.3", Map.of("is_anonymous", false)));

    assertThat(found.find(ip("192.0.2.1"))).isEqualTo(new Whereabouts.Hidden());
    assertThat(found.find(ip("192.0.2.2"))).isEqualTo(new Whereabouts.Hidden());
    assertThat(found.find(ip("192.0.2.3"))).isEqualTo(new Whereabouts.Unknown());
  }

  @Test
  void a_record_without_a_location_says_nothing() {
    GeoDatabase found =
        opened(
            "country.mmdb",
            new Mmdb()
                .put("192.0.2.1", Map.of("country", Map.of("iso_code", "FR")))
                .put("192.0.2.2", Map.of("location", "Paris", "traits", "none"))
                .put("192.0.2.3", Map.of("location", Map.of("latitude", 48.0))));

    for (String address : new String[] {"192.0.2.1", "192.0.2.2", "192.0.2.3"}) {
      assertThat(found.find(ip(address))).isEqualTo(new Whereabouts.Unknown());
    }
  }

  @Test
  void coordinates_that_are_nowhere_on_earth_fail() {
    GeoDatabase found =
        opened(
            "nonsense.mmdb",
            new Mmdb()
                .put("192.0.2.1", at(Double.NaN, 0))
                .put("192.0.2.2", at(91, 0))
                .put("192.0.2.3", at(0, Double.POSITIVE_INFINITY)));

    for (String address : new String[] {"192.0.2.1", "192.0.2.2", "192.0.2.3"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> found.find(ip(address)));
    }
  }

  @Test
  void another_file_in_its_place_is_read() throws IOException {
    replace(new Mmdb().put("192.0.2.0/24", at(1, 2)).bytes());

    assertThat(database.find(ip("192.0.2.1"))).isEqualTo(new Whereabouts.Known(Place.at(1, 2)));
  }

  @Test
  void one_that_cannot_be_read_leaves_the_one_before() throws IOException {
    replace("no database".getBytes(StandardCharsets.UTF_8));
    assertThat(database.find(ip("192.0.2.1"))).isInstanceOf(Whereabouts.Known.class);

    byte[] whole = cities().bytes();
    replace(Arrays.copyOf(whole, whole.length / 2));
    assertThat(database.find(ip("192.0.2.1"))).isInstanceOf(Whereabouts.Known.class);

    Files.delete(folder.resolve("city.mmdb"));
    database.look();
    assertThat(database.find(ip("192.0.2.1"))).isInstanceOf(Whereabouts.Known.class);
  }

  @Test
  void one_that_was_never_readable_fails_until_it_is() {
    GeoDatabase late = new GeoDatabase(folder.resolve("late.mmdb"));
    assertThatIllegalStateException().isThrownBy(() -> late.find(ip("192.0.2.1")));
    late.look();
    late.look();
    assertThatIllegalStateException().isThrownBy(() -> late.find(ip("192.0.2.1")));

    cities().write(folder.resolve("late.mmdb"));
    late.look();

    assertThat(late.find(ip("192.0.2.1"))).isInstanceOf(Whereabouts.Known.class);
  }

  private void replace(byte[] content) throws IOException {
    Path next = Files.write(folder.resolve("next"), content);
    Files.move(next, folder.resolve("city.mmdb"), StandardCopyOption.REPLACE_EXISTING);
    database.look();
  }

  private static IpAddress ip(String text) {
    return IpAddress.of(text).orElseThrow();
  }
}
