package io.countersign.twilio;

import io.countersign.domain.factor.FactorConfig;
import java.time.Duration;

/**
 * The operator's settings.
 *
 * @param connect until there is a connection
 * @param answer until a request is answered
 */
record TwilioSettings(
    Account account, Origin origin, Place place, Duration connect, Duration answer) {

  static TwilioSettings of(FactorConfig config) {
    TwilioSettings settings =
        new TwilioSettings(
            Account.of(config),
            Origin.of(config),
            Place.of(config),
            Duration.ofSeconds(config.integer("connectSeconds", 5, 1, 20)),
            Duration.ofSeconds(config.integer("answerSeconds", 12, 1, 20)));
    config.check();
    return settings;
  }
}
