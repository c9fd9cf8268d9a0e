package io.countersign.domain.outgoing;

import io.countersign.domain.factor.SecretBytes;
import java.time.Duration;
import java.time.Instant;

/**
 * How many messages may be sent in one window of time to, for or because of something.
 *
 * @param scope what is counted
 * @param key whose sends are counted: 32 bytes, a keyed hash
 * @param most how many, 0 or more
 * @param window how long, positive; windows follow each other from 1970 on
 */
public record SendQuota(SendScope scope, SecretBytes key, int most, Duration window) {

  /** When the window of this time began. */
  public Instant windowAt(Instant now) {
    long length = window.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), length) * length);
  }

  /** When it ends, and sends are counted from zero again. */
  public Instant reopensAt(Instant now) {
    return windowAt(now).plus(window);
  }
}
