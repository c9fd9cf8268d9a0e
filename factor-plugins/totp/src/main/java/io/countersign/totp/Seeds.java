package io.countersign.totp;

import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.SecretBytes;
import java.security.SecureRandom;

/** Makes new seeds and takes over existing ones. */
final class Seeds {

  /**
   * RFC 4226 section 4 R6 recommends 160 bits. RFC 6238 section 5.1 would have as many as the hash
   * has, but nobody can search 160 bits either, HMAC is as strong with them under every hash, and
   * longer secrets are cut off by some apps and are harder to scan and to type.
   */
  private static final int NEW_BYTES = 20;

  /** Enough for the longest secret, padded and in groups of two. */
  private static final int MOST_CHARACTERS = 256;

  private final TotpSettings settings;

  Seeds(TotpSettings settings) {
    this.settings = settings;
  }

  /** What the options do not say is as the operator set it. */
  Seed make(EnrollmentRequest request) {
    Fields options = request.options().only("secret", "algorithm", "digits", "period");
    Algorithm algorithm = algorithm(options);
    int digits = options.integer("digits", settings.digits(), Seed.LEAST_DIGITS, Seed.MOST_DIGITS);
    int period = options.integer("period", settings.period(), Seed.LEAST_PERIOD, Seed.MOST_PERIOD);
    SecretBytes secret =
        options
            .optionalText("secret")
            .map(Seeds::imported)
            .orElseGet(() -> drawn(request.random()));
    return new Seed(secret, algorithm, digits, period);
  }

  private Algorithm algorithm(Fields options) {
    return options
        .optionalText("algorithm")
        .map(name ->
            Algorithm.named(name)
                .orElseThrow(
                    () -> new MalformedField("algorithm", "must be SHA1, SHA256 or SHA512")))
        .orElse(settings.algorithm());
  }

  private static SecretBytes imported(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new MalformedField("secret", "must have at most " + MOST_CHARACTERS + " characters");
    }
    byte[] secret =
        Base32.decode(text).orElseThrow(() -> new MalformedField("secret", "must be base 32"));
    if (secret.length < Seed.LEAST_BYTES || secret.length > Seed.MOST_BYTES) {
      throw new MalformedField("secret", "must have 128 to 512 bits");
    }
    return SecretBytes.of(secret);
  }

  private static SecretBytes drawn(SecureRandom random) {
    byte[] secret = new byte[NEW_BYTES];
    random.nextBytes(secret);
    return SecretBytes.of(secret);
  }
}
