package io.countersign.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.SecretBytes;
import java.util.Optional;

/**
 * Whose account it is, and who we are to it.
 *
 * @param username the key's name, or the account's own
 * @param password the key's secret, or the account's token
 * @param authToken with which Twilio signs what it reports; without it nothing is asked for
 */
record Account(String sid, String username, SecretBytes password, Optional<SecretBytes> authToken) {

  private static final String SID_FORM = "[0-9a-fA-F]{32}";

  /**
   * Asks for {@code accountSid}, and for {@code authToken} or {@code apiKey} and {@code apiSecret},
   * or all three.
   */
  static Account of(FactorConfig config) {
    String sid = config.required("accountSid");
    if (!sid.matches("AC" + SID_FORM)) {
      config.refuse("accountSid", "must be AC and 32 hexadecimal digits");
    }
    Optional<SecretBytes> token = secret(config, "authToken");
    Optional<String> key = config.optional("apiKey").filter(text -> !text.isEmpty());
    Optional<SecretBytes> secret = secret(config, "apiSecret");
    if (key.isPresent() != secret.isPresent()) {
      config.refuse("apiKey", "and apiSecret must both be set, or none");
    }
    if (secret.isEmpty() && token.isEmpty()) {
      config.refuse("authToken", "must be set, or apiKey and apiSecret");
    }
    return new Account(
        sid, key.orElse(sid), secret.or(() -> token).orElseGet(SecretBytes::none), token);
  }

  private static Optional<SecretBytes> secret(FactorConfig config, String name) {
    return config
        .optional(name)
        .filter(text -> !text.isEmpty())
        .map(text -> SecretBytes.of(text.getBytes(UTF_8)));
  }

  String passwordText() {
    return new String(password.reveal(), UTF_8);
  }
}
