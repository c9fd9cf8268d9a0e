package io.countersign.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of settings there are. */
final class Kinds {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,255}");

  private Kinds() {}

  static Kind<Integer> wholeNumber(int least, int most) {
    return new Kind<>(
        "a whole number from " + least + " to " + most,
        text -> {
          int number = Integer.parseInt(text);
          require(number >= least && number <= most);
          return number;
        });
  }

  /** ISO 8601, as {@link Duration} reads it: a day has 24 hours. */
  static Kind<Duration> duration(String least, String most) {
    return new Kind<>(
        "a duration from " + least + " to " + most + " (ISO 8601)",
        text -> {
          Duration duration = Duration.parse(text);
          require(duration.compareTo(Duration.parse(least)) >= 0);
          require(duration.compareTo(Duration.parse(most)) <= 0);
          return duration;
        });
  }

  static <E extends Enum<E>> Kind<E> oneOf(Class<E> choices) {
    String names =
        Arrays.stream(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new Kind<>(
        "one of " + names,
        text -> {
          require(text.equals(text.toLowerCase(Locale.ROOT)));
          return Enum.valueOf(choices, text.toUpperCase(Locale.ROOT));
        });
  }

  static Kind<String> host() {
    return new Kind<>(
        "an IP address or a host name",
        text -> {
          require(HOST.matcher(text).matches());
          return text;
        });
  }

  static Kind<Path> path() {
    return new Kind<>(
        "a path, relative to the working directory unless absolute",
        text -> {
          require(!text.isBlank());
          return Path.of(text);
        });
  }

  /** An issuer (RFC 8414 section 2: no query, no fragment), without a slash at its end. */
  static Kind<URI> publicUrl() {
    return new Kind<>(
        "an absolute http or https URL without query and fragment",
        text -> {
          URI url = URI.create(text.replaceAll("/+$", ""));
          require("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
          require(url.getHost() != null && url.getUserInfo() == null);
          require(url.getQuery() == null && url.getFragment() == null);
          return url;
        });
  }

  static Kind<StorageLocation> storage() {
    String scheme = "embedded:";
    return new Kind<>(
        "embedded:<directory>",
        text -> {
          require(text.startsWith(scheme) && text.length() > scheme.length());
          return new StorageLocation.Embedded(Path.of(text.substring(scheme.length())));
        });
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("out of range");
    }
  }
}
