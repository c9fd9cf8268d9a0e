package io.countersign.totp;

import io.countersign.domain.factor.FactorConfig;

/**
 * The operator's settings.
 *
 * @param algorithm of new authenticators
 * @param digits of new authenticators
 * @param period of new authenticators, in seconds
 * @param window how many steps before and after the expected one are accepted, of all
 *     authenticators
 */
record TotpSettings(Algorithm algorithm, int digits, int period, int window) {

  static TotpSettings of(FactorConfig config) {
    String algorithm = config.oneOf("algorithm", Algorithm.SHA1.name(), Algorithm.names());
    int digits = config.integer("digits", 6, Seed.LEAST_DIGITS, Seed.MOST_DIGITS);
    int period = config.integer("period", 30, Seed.LEAST_PERIOD, Seed.MOST_PERIOD);
    int window = config.integer("window", 1, 0, Window.MOST_REACH);
    config.check();
    return new TotpSettings(Algorithm.valueOf(algorithm), digits, period, window);
  }
}
