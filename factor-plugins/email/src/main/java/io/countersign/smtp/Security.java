package io.countersign.smtp;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a connection is kept from others' eyes. Certificates are checked wherever there is TLS. */
enum Security {
  /** TLS begins after the greeting, or nothing is sent (RFC 3207). */
  STARTTLS(587),
  /** The same if the server offers it: whoever sits in between may take the offer away. */
  OPPORTUNISTIC(25),
  /** TLS from the first byte on (RFC 8314 section 3.3). */
  TLS(465),
  /** None at all: for a server on the same machine. */
  NONE(25);

  private final int port;

  Security(int port) {
    this.port = port;
  }

  /** The one that is usual for it. */
  int port() {
    return port;
  }

  /** Whether a password is safe with it. */
  boolean always() {
    return this == STARTTLS || this == TLS;
  }

  String setting() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Security of(String setting) {
    return valueOf(setting.toUpperCase(Locale.ROOT));
  }

  static Set<String> settings() {
    return Stream.of(values()).map(Security::setting).collect(Collectors.toSet());
  }
}
