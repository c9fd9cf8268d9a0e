package io.countersign.domain.policy;

import java.util.Optional;

/**
 * What an application says of the request that its user sent.
 *
 * @param ip as the application saw it, whether or not it is an address; at most 64 characters
 * @param userAgent at most 512 characters
 * @param language a tag of RFC 5646
 */
public record RequestFacts(
    Optional<String> ip,
    Optional<String> userAgent,
    Optional<String> language,
    Optional<Location> location) {

  /** Nothing. */
  public static final RequestFacts NONE =
      new RequestFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
