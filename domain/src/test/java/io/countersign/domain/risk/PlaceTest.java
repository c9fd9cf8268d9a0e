package io.countersign.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

  private static final double HALF_AROUND = 20_015.1;

  @ParameterizedTest
  @CsvSource({
    "48.8566, 2.3522, 489, 24",
    "-33.8688, 151.2093, -339, 1512",
    "0, 0, 0, 0",
    "-0.0, -0.0, 0, 0",
    "0.04, -0.04, 0, 0",
    "90, 17, 900, 0",
    "-90, -180, -900, 0",
    "89.99, 45, 900, 0",
    "10, -180, 100, 1800",
    "10, 180, 100, 1800",
    "10, -179.99, 100, 1800"
  })
  void a_place_is_kept_to_a_tenth_of_a_degree_in_one_way(
      double latitude, double longitude, int tenthsNorth, int tenthsEast) {
    assertThat(Place.at(latitude, longitude)).isEqualTo(new Place(tenthsNorth, tenthsEast));
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 0",
    "0, NaN",
    "Infinity, 0",
    "0, -Infinity",
    "90.000001, 0",
    "-91, 0",
    "0, 180.000001",
    "0, -181"
  })
  void what_is_nowhere_on_earth_is_no_place(double latitude, double longitude) {
    assertThatIllegalArgumentException().isThrownBy(() -> Place.at(latitude, longitude));
  }

  @Test
  void tenths_are_of_the_same_earth() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Place(901, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place(0, -1801));
  }

  @Test
  void distances_are_along_great_circles() {
    Place paris = Place.at(48.8566, 2.3522);
    Place sydney = Place.at(-33.8688, 151.2093);

    assertThat(paris.kilometersTo(sydney)).isCloseTo(16_960, within(30.0));
    assertThat(sydney.kilometersTo(paris)).isEqualTo(paris.kilometersTo(sydney), within(1e-6));
    assertThat(paris.kilometersTo(paris)).isZero();
  }

  @Test
  void the_date_line_and_the_poles_are_no_obstacles() {
    assertThat(Place.at(-17, 179.9).kilometersTo(Place.at(-17, -179.9))).isCloseTo(21, within(2.0));
    assertThat(Place.at(89.9, 0).kilometersTo(Place.at(89.9, 180))).isCloseTo(22, within(2.0));
    assertThat(Place.at(90, 5).kilometersTo(Place.at(-90, 5))).isCloseTo(HALF_AROUND, within(1.0));
    assertThat(Place.at(90, 5).kilometersTo(Place.at(90, -170))).isZero();
  }

  @Test
  void no_two_places_are_farther_apart_than_half_around_the_earth() {
    for (int latitude = -900; latitude <= 900; latitude += 37) {
      for (int longitude = -1799; longitude <= 1800; longitude += 41) {
        Place here = new Place(latitude, longitude);
        Place across = new Place(-latitude, longitude > 0 ? longitude - 1800 : longitude + 1800);
        assertThat(here.kilometersTo(across)).isCloseTo(HALF_AROUND, within(1.0));
      }
    }
  }

  @Test
  void a_place_does_not_print() {
    assertThat(Place.at(48.8566, 2.3522).toString()).doesNotContain("48", "2");
  }
}
