package io.countersign.domain.risk;

/**
 * Somewhere on Earth, to a tenth of a degree, which is 11 km at the most: enough to tell how far
 * somebody came, and not enough to tell where they live. Each place is written in one way: the
 * poles have no longitude, and 180 degrees west is 180 degrees east.
 *
 * @param latitude in tenths of a degree, -900 to 900, north is positive
 * @param longitude in tenths of a degree, -1799 to 1800, east is positive
 */
public record Place(int latitude, int longitude) {

  private static final int POLE = 900;
  private static final int DATE_LINE = 1800;
  private static final double TENTHS = 10;
  private static final double EARTH_KM = 6371.0088; // mean radius (IUGG)

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public Place {
    if (Math.abs(latitude) > POLE || Math.abs(longitude) > DATE_LINE) {
      throw new IllegalArgumentException("there is no such place on Earth");
    }
    if (Math.abs(latitude) == POLE) {
      longitude = 0;
    }
    if (longitude == -DATE_LINE) {
      longitude = DATE_LINE;
    }
  }

  /**
   * The place next to these coordinates.
   *
   * @param latitude in degrees, -90 to 90
   * @param longitude in degrees, -180 to 180
   * @throws IllegalArgumentException if a value is outside the ranges above, or no number
   */
  public static Place at(double latitude, double longitude) {
    // Negated, so that what is no number is refused.
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("there is no such place on Earth");
    }
    return new Place(
        Math.toIntExact(Math.round(latitude * TENTHS)),
        Math.toIntExact(Math.round(longitude * TENTHS)));
  }

  /** How far it is, along a great circle. */
  public double kilometersTo(Place other) {
    double here = radians(latitude);
    double there = radians(other.latitude);
    double up = Math.sin((there - here) / 2);
    double along = Math.sin(radians(other.longitude - longitude) / 2);
    double haversine = up * up + Math.cos(here) * Math.cos(there) * along * along;
    // Rounding may make it more than one on the other side of the Earth.
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
  }

  private static double radians(int tenths) {
    return Math.toRadians(tenths / TENTHS);
  }

  /** Where somebody was is nobody's business. */
  @Override
  public String toString() {
    return "Place[…]";
  }
}
