package io.countersign.server.config;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.risk.Network;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of settings there are. */
final class Kinds {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,255}");

  private static final Pattern STORAGE = Pattern.compile("[a-z][a-z0-9+.-]*:.+");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,31}");

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

  /** Several, between commas. */
  static Kind<List<Path>> paths() {
    return new Kind<>(
        "paths with commas between them, relative to the working directory unless absolute",
        text -> {
          List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
          require(names.stream().noneMatch(String::isEmpty));
          return names.stream().map(Path::of).distinct().toList();
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

  static Kind<String> storage() {
    return new Kind<>(
        "embedded:<directory>, jdbc:mariadb://<host>:<port>/<database>,"
            + " jdbc:postgresql://<host>:<port>/<database> or a URL of an adapter of yours",
        text -> {
          require(STORAGE.matcher(text).matches());
          return text;
        });
  }

  static Kind<String> text() {
    return new Kind<>(
        "a text of 1 to 255 characters",
        text -> {
          require(!text.isBlank() && text.length() <= 255);
          return text;
        });
  }

  static Kind<SecretBytes> secret() {
    return new Kind<>(
        "a text that nobody else knows",
        text -> {
          require(!text.isEmpty());
          return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
        });
  }

  static Kind<List<String>> names() {
    return new Kind<>(
        "names with commas between them",
        text -> {
          List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
          require(names.stream().allMatch(name -> NAME.matcher(name).matches()));
          require(names.stream().distinct().count() == names.size());
          return names;
        });
  }

  /** CIDR, between commas. */
  static Kind<List<Network>> networks() {
    return new Kind<>(
        "networks such as 10.0.0.0/8 with commas between them",
        text ->
            Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(network -> Network.of(network).orElseThrow(IllegalArgumentException::new))
                .toList());
  }

  /** ISO 3166-1, between commas. */
  static Kind<Set<String>> countries() {
    return new Kind<>(
        "codes of countries with two letters, between commas",
        text -> {
          Set<String> codes =
              Arrays.stream(text.split(",", -1))
                  .map(String::strip)
                  .filter(code -> !code.isEmpty())
                  .collect(Collectors.toUnmodifiableSet());
          // Kosovo has no code of ISO 3166-1, but numbers.
          require(
              codes.stream()
                  .allMatch(code ->
                      code.equals("XK") || Set.of(Locale.getISOCountries()).contains(code)));
          return codes;
        });
  }

  /** BCP 47. */
  static Kind<Locale> language() {
    return new Kind<>(
        "a language tag such as fr or pt-BR",
        text -> {
          Locale language = Locale.forLanguageTag(text);
          require(!language.getLanguage().isEmpty());
          return language;
        });
  }

  static Kind<Boolean> yesOrNo() {
    return new Kind<>(
        "true or false",
        text -> {
          require(text.equals("true") || text.equals("false"));
          return Boolean.valueOf(text);
        });
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("out of range");
    }
  }
}
