package io.countersign.domain.factor;

import java.util.Optional;

/**
 * Where a message goes. It prints as its mask.
 *
 * @param address in its one normal form (E.164 for numbers), by which sends are counted; 1 to 320
 *     characters
 * @param masked what callers and logs may see of it: enough for its owner to know it
 * @param region where it is, as the two letters of ISO 3166-1, if the channel costs by country
 */
public record Destination(String address, String masked, Optional<String> region) {

  private static final int MOST = 320;

  /**
   * @throws IllegalArgumentException if a part is outside the ranges above
   */
  public Destination {
    if (address.isEmpty() || address.length() > MOST || masked.length() > MOST) {
      throw new IllegalArgumentException("an address has 1 to " + MOST + " characters");
    }
    if (region.filter(code -> !code.matches("[A-Z]{2}")).isPresent()) {
      throw new IllegalArgumentException("a region has two capital letters (ISO 3166-1)");
    }
  }

  @Override
  public String toString() {
    return masked;
  }
}
