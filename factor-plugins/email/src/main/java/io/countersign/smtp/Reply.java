package io.countersign.smtp;

import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Failed;
import io.countersign.domain.delivery.Sending.Refused;
import io.countersign.domain.delivery.Sending.Undeliverable;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server said no with.
 *
 * @param code the three digits of RFC 5321 section 4.2
 * @param status class, subject and detail of RFC 3463, as {@code 5.1.1}, if it said so
 */
record Reply(int code, Optional<String> status) {

  private static final Pattern STATUS =
      Pattern.compile("\\b[245][0-9]{2}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");

  /** Greylisting wants a minute, mostly; a server that closes may be back at once. */
  private static final Duration LATER = Duration.ofMinutes(1);

  private static final int CLOSING = 421;

  static Reply of(int code, String text) {
    Matcher found = STATUS.matcher(text);
    return new Reply(code, found.find() ? Optional.of(found.group(1)) : Optional.empty());
  }

  private boolean temporary() {
    return code / 100 != 5;
  }

  /** To {@code RCPT TO}. */
  Sending ofRecipient() {
    if (temporary()) {
      return later();
    }
    return switch (code) {
      // RFC 5321 section 4.2.3: no such mailbox, not here, full, not a name.
      case 550, 551, 552, 553 -> meansAddress() ? undeliverable() : refused();
      default -> status.isPresent() && meansAddress() ? undeliverable() : refused();
    };
  }

  /** To anything else. */
  Sending ofMessage() {
    if (temporary()) {
      return later();
    }
    return status.isPresent() && meansAddress() ? undeliverable() : refused();
  }

  /**
   * RFC 3463 section 3: X.1 is about addresses, X.2 about the mailbox. X.7 is a policy, X.4 a route
   * and so on: another server may do better. Those who say nothing are taken at their three digits.
   */
  private boolean meansAddress() {
    return status.map(said -> said.matches("5\\.(1\\.[012346]|2\\.[0-9]+)")).orElse(true);
  }

  private Sending undeliverable() {
    return new Undeliverable(
        switch (status.orElse("")) {
          case "5.2.2" -> "mailbox-full";
          case "5.2.1" -> "mailbox-disabled";
          default -> "unknown-address";
        });
  }

  private Sending refused() {
    return new Refused("smtp-" + code);
  }

  private Sending later() {
    return new Failed("smtp-" + code, code == CLOSING ? Optional.empty() : Optional.of(LATER));
  }
}
