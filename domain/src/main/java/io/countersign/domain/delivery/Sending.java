package io.countersign.domain.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of one attempt to send. Reasons are lower-case words joined by dashes, for logs and
 * metrics.
 */
public sealed interface Sending {

  /**
   * The provider took it.
   *
   * @param reference the provider's name for it, by which it reports; at most 128 characters
   */
  record Accepted(Optional<String> reference) implements Sending {}

  /**
   * It cannot be sent to this address, by whomever: the number does not exist, its owner does not
   * want to be written to.
   */
  record Undeliverable(String reason) implements Sending {}

  /** This provider does not send it, ever: its settings or its account are wrong. Another may. */
  record Refused(String reason) implements Sending {}

  /**
   * It did not work this time.
   *
   * @param retryAfter when the provider wants to be asked again, at the earliest
   */
  record Failed(String reason, Optional<Duration> retryAfter) implements Sending {}
}
