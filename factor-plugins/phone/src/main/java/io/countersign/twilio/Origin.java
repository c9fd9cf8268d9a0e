package io.countersign.twilio;

import io.countersign.domain.factor.FactorConfig;
import java.util.Optional;

/**
 * Which of the account's numbers people see.
 *
 * @param from a number, or a name where countries allow that for text messages
 * @param messagingService chooses among several numbers for text messages
 */
record Origin(Optional<String> from, Optional<String> messagingService) {

  private static final String NUMBER = "\\+[1-9][0-9]{4,14}";

  /** ASCII letters, digits and blanks, at most 11 (alphanumeric sender id), or a short code. */
  private static final String NAME_OR_SHORT = "[A-Za-z0-9 ]{3,11}";

  /** Asks for {@code from}, {@code messagingServiceSid}, or both. */
  static Origin of(FactorConfig config) {
    Optional<String> from = config.optional("from").filter(text -> !text.isEmpty());
    Optional<String> service =
        config.optional("messagingServiceSid").filter(text -> !text.isEmpty());
    if (from.isEmpty() && service.isEmpty()) {
      config.refuse("from", "must be set, or messagingServiceSid");
    }
    if (from.isPresent() && !from.get().matches(NUMBER + "|" + NAME_OR_SHORT)) {
      config.refuse("from", "must be a number such as +15005550006, or a sender's name");
    }
    if (service.isPresent() && !service.get().matches("MG[0-9a-fA-F]{32}")) {
      config.refuse("messagingServiceSid", "must be MG and 32 hexadecimal digits");
    }
    return new Origin(from, service);
  }

  /** A call comes from a number. */
  Optional<String> caller() {
    return from.filter(text -> text.matches(NUMBER));
  }
}
