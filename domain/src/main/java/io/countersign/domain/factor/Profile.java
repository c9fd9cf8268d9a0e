package io.countersign.domain.factor;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What everybody may know of an authenticator: its user, the applications, policies.
 *
 * @param variants the variants of its factor as which it may be asked; a subset of {@link
 *     FactorTraits#variants}
 * @param facts at most 16 and 1,500 characters together, for example {@code destination} with a
 *     masked number or {@code backed-up} with {@code true}: names are lower-case words joined by
 *     dashes, at most 32 characters; values have at most 200 characters and nothing secret
 */
public record Profile(Set<FactorType> variants, Map<String, String> facts) {

  /** Nothing is to be known. */
  public static final Profile NONE = new Profile(Set.of(), Map.of());

  private static final int MOST = 16;
  private static final int LONGEST = 200;
  private static final int MOST_TOGETHER = 1_500;

  /**
   * @throws IllegalArgumentException if a fact is outside the ranges above
   */
  public Profile {
    if (variants.size() > MOST || facts.size() > MOST) {
      throw new IllegalArgumentException("a profile has at most " + MOST + " facts");
    }
    new TreeMap<>(facts).forEach(Profile::check);
    if (facts.values().stream().mapToInt(String::length).sum() > MOST_TOGETHER) {
      throw new IllegalArgumentException("facts have at most " + MOST_TOGETHER + " characters");
    }
    variants = Set.copyOf(variants);
    facts = Map.copyOf(facts);
  }

  private static void check(String name, String value) {
    if (!name.matches("[a-z][a-z0-9-]{0,31}") || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a fact is a lower-case name and at most " + LONGEST + " characters");
    }
  }
}
