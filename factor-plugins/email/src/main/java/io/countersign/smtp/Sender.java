package io.countersign.smtp;

import io.countersign.domain.factor.FactorConfig;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom people see as the author.
 *
 * @param replyTo where their answers go, if not back to {@code from}
 */
record Sender(InternetAddress from, Optional<InternetAddress> replyTo) {

  /** Asks for {@code from} and {@code replyTo}, both as {@code ACME <login@acme.example>}. */
  static Sender of(FactorConfig config) {
    String from = config.required("from");
    return new Sender(
        from.isEmpty() ? new InternetAddress() : address(config, "from", from),
        config.optional("replyTo").map(text -> address(config, "replyTo", text)));
  }

  private static InternetAddress address(FactorConfig config, String name, String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      address.validate();
      address.setPersonal(address.getPersonal(), "UTF-8");
      return address;
    } catch (AddressException | UnsupportedEncodingException e) {
      config.refuse(name, "must be an address such as ACME <login@acme.example>");
      return new InternetAddress();
    }
  }

  /** Whose message ids they are. */
  String domain() {
    @Nullable String address = from.getAddress();
    return address == null ? "" : address.substring(address.lastIndexOf('@') + 1);
  }
}
