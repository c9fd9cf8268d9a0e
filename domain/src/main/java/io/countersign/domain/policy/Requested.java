package io.countersign.domain.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an application asks for beyond what the policy demands (RFC 9470 section 3).
 *
 * @param acrValues the preferred one first; any of them will do; at most 8 of at most 128
 *     characters
 * @param maxAge how long ago the latest proof may be; not negative
 */
public record Requested(List<String> acrValues, Optional<Duration> maxAge) {

  /** Nothing. */
  public static final Requested NOTHING = new Requested(List.of(), Optional.empty());

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public Requested {
    if (acrValues.size() > 8 || acrValues.stream().anyMatch(acr -> acr.length() > 128)) {
      throw new IllegalArgumentException("must be at most 8 of at most 128 characters");
    }
    if (maxAge.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("must not be negative");
    }
    acrValues = List.copyOf(acrValues);
  }

  /** Whether nothing of what was asked for is known here: nothing that is proved will do. */
  public boolean unknown() {
    return !acrValues.isEmpty() && acrValues.stream().allMatch(acr -> Acr.named(acr).isEmpty());
  }

  /**
   * Whether what was proved will do. "If the authorization server cannot meet the requested
   * authentication context, it returns unmet_authentication_requirements" (RFC 9470 section 5).
   *
   * @param latest when the latest proof was checked, if there was one
   */
  public boolean met(Acr proved, Optional<Instant> latest, Instant now) {
    boolean enough =
        acrValues.isEmpty()
            || acrValues.stream()
                .flatMap(acr -> Acr.named(acr).stream())
                .anyMatch(asked -> proved.compareTo(asked) >= 0);
    return enough
        && maxAge
            .map(most -> latest.filter(at -> !at.isBefore(now.minus(most))).isPresent())
            .orElse(true);
  }
}
