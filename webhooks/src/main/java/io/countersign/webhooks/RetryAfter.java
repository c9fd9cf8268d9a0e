package io.countersign.webhooks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110 section 10.2.3): seconds or a date. */
final class RetryAfter {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private RetryAfter() {}

  /** How long from now; nothing if the text is neither, or is of the past. */
  static Optional<Duration> read(String text, Instant now) {
    String written = text.strip();
    if (written.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(written)));
    }
    try {
      return Optional.of(Duration.between(now, ZonedDateTime.parse(written, DATE).toInstant()))
          .filter(Duration::isPositive);
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
