package io.countersign.domain.authenticator;

import java.time.Duration;

/**
 * At most this many wrong responses are evaluated in one window, and so nearly twice as many in a
 * short time around its end.
 *
 * @param most 1 to 100 (NIST SP 800-63B-4 section 3.2.2 allows no more than 100)
 * @param window positive; it opens with the first wrong response
 */
public record GuessLimit(int most, Duration window) {

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public GuessLimit {
    if (most < 1 || most > 100) {
      throw new IllegalArgumentException("a guess limit is 1 to 100");
    }
    if (!window.isPositive()) {
      throw new IllegalArgumentException("the window of a guess limit is positive");
    }
  }
}
