package io.countersign.rest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The forms of texts that have no type of their own in the domain. */
public final class Forms {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?Z");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private static final int MOST_PAGE = 200;

  private Forms() {}

  /** RFC 3339 in UTC, with at most microseconds. */
  public static Instant time(String text) {
    try {
      if (TIME.matcher(text).matches()) {
        return Instant.parse(text);
      }
    } catch (DateTimeException noSuchTime) {
      // Falls through to the one complaint for everything that is not such a time.
    }
    throw new IllegalArgumentException("must be a UTC time such as 2026-01-31T12:00:00Z");
  }

  /** An id as this API writes it: RFC 9562 in lower case, and no other spelling of it. */
  public static Optional<UUID> id(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** An id that must be one. */
  public static <T> Function<String, T> id(Function<UUID, T> type) {
    return text ->
        id(text)
            .map(type)
            .orElseThrow(() -> new IllegalArgumentException("must be a UUID in lower case"));
  }

  /** A language tag (BCP 47), such as {@code fr} or {@code pt-BR}. */
  public static Locale language(String text) {
    Locale language = Locale.forLanguageTag(text);
    if (text.length() > 35 || language.getLanguage().isEmpty()) {
      throw new IllegalArgumentException("must be a language tag such as fr or pt-BR");
    }
    return language;
  }

  /** How many there may be on a page: 1 to 200. */
  public static int page(String text) {
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MOST_PAGE) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("must be a whole number from 1 to " + MOST_PAGE);
  }

  /** A line for people: 1 to {@code most} characters, none of them a control character. */
  public static Function<String, String> line(int most) {
    return text -> {
      if (text.isBlank() || text.length() > most) {
        throw new IllegalArgumentException("must have 1 to " + most + " characters");
      }
      if (INVISIBLE.matcher(text).find()) {
        throw new IllegalArgumentException("must not contain control characters");
      }
      return text;
    };
  }
}
