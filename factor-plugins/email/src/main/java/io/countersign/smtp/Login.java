package io.countersign.smtp;

import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.SecretBytes;
import java.util.Optional;

/** Who we are to the mail server (RFC 4954). */
record Login(String username, SecretBytes password) {

  /** Asks for {@code username} and {@code password}: both or none. */
  static Optional<Login> of(FactorConfig config, Security security) {
    Optional<String> username = config.optional("username").filter(name -> !name.isEmpty());
    if (username.isEmpty()) {
      config
          .optional("password")
          .ifPresent(alone -> config.refuse("password", "is set, but username is not"));
      return Optional.empty();
    }
    if (!security.always()) {
      config.refuse("security", "must be starttls or tls, so that nobody reads the password");
    }
    return Optional.of(new Login(username.get(), config.secret("password")));
  }
}
