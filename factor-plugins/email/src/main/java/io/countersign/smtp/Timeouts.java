package io.countersign.smtp;

import io.countersign.domain.factor.FactorConfig;
import java.time.Duration;

/**
 * How long anything may take.
 *
 * @param connect until there is a connection
 * @param answer until the server answers one command
 * @param send for a message as a whole, waiting for a connection included
 * @param idle how long a connection is kept open that nobody uses
 */
record Timeouts(Duration connect, Duration answer, Duration send, Duration idle) {

  /**
   * Asks for {@code connectSeconds} (1 to 60, default 5), {@code answerSeconds} (1 to 60, default
   * 10), {@code sendSeconds} (1 to 20, default 15) and {@code idleSeconds} (1 to 600, default 60).
   */
  static Timeouts of(FactorConfig config) {
    return new Timeouts(
        Duration.ofSeconds(config.integer("connectSeconds", 5, 1, 60)),
        Duration.ofSeconds(config.integer("answerSeconds", 10, 1, 60)),
        Duration.ofSeconds(config.integer("sendSeconds", 15, 1, 20)),
        Duration.ofSeconds(config.integer("idleSeconds", 60, 1, 600)));
  }
}
