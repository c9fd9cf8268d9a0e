package io.countersign.domain.policy;

import java.util.Optional;

/**
 * Where a request comes from, as the application knows it.
 *
 * @param latitude in degrees, -90 to 90, north is positive
 * @param longitude in degrees, -180 to 180, east is positive
 * @param country ISO 3166-1 alpha-2, in capitals
 * @param city at most 128 characters
 */
public record Location(
    double latitude, double longitude, Optional<String> country, Optional<String> city) {

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public Location {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(
          "latitude is from -90 to 90, longitude from -180 to 180 degrees");
    }
    if (country.filter(code -> !code.matches("[A-Z]{2}")).isPresent()) {
      throw new IllegalArgumentException("country must be two capitals, as in ISO 3166-1");
    }
    if (city.filter(name -> name.length() > 128).isPresent()) {
      throw new IllegalArgumentException("city must have at most 128 characters");
    }
  }
}
