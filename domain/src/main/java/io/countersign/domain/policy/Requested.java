package io.countersign.domain.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an application asks for beyond what the policy demands (RFC 9470 section 3).
 *
 * @param acrValues the preferred one first; any of them will do; at most 8
 * @param maxAge how long ago the latest proof may be
 */
public record Requested(List<String> acrValues, Optional<Duration> maxAge) {

  /** Nothing. */
  public static final Requested NOTHING = new Requested(List.of(), Optional.empty());

  /** Keeps a copy. */
  public Requested {
    acrValues = List.copyOf(acrValues);
  }
}
