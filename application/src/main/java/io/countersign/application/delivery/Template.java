package io.countersign.application.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one kind of message in one language, with placeholders such as {@code {code}}.
 *
 * @param subject one line
 * @param text must have {@code {code}}
 * @param html must have {@code {code}}
 */
public record Template(String subject, String text, Optional<String> html) {

  /** What may stand in braces. */
  public static final Set<String> PLACEHOLDERS = Set.of("code", "minutes", "issuer");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
  private static final String CODE = "{code}";

  /**
   * @throws IllegalArgumentException if the code is missing, or a placeholder is unknown
   */
  public Template {
    if (!text.contains(CODE) || html.filter(page -> !page.contains(CODE)).isPresent()) {
      throw new IllegalArgumentException("a template must have " + CODE);
    }
    if (subject.contains(CODE)) {
      // Subjects are shown on locked screens and kept in indexes.
      throw new IllegalArgumentException("a subject must not have " + CODE);
    }
    check(subject);
    check(text);
    html.ifPresent(Template::check);
  }

  private static void check(String words) {
    Matcher found = PLACEHOLDER.matcher(words);
    while (found.find()) {
      if (!PLACEHOLDERS.contains(found.group(1))) {
        throw new IllegalArgumentException(
            "{" + found.group(1) + "} is none of " + PLACEHOLDERS.stream().sorted().toList());
      }
    }
  }

  String subject(Map<String, String> values) {
    return filled(subject, values, value -> value.replaceAll("\\p{Cntrl}", " "));
  }

  String text(Map<String, String> values) {
    return filled(text, values, UnaryOperator.identity());
  }

  Optional<String> html(Map<String, String> values) {
    return html.map(page -> filled(page, values, Template::escaped));
  }

  private static String filled(
      String words, Map<String, String> values, UnaryOperator<String> form) {
    return PLACEHOLDER
        .matcher(words)
        .replaceAll(
            found -> Matcher.quoteReplacement(form.apply(values.getOrDefault(found.group(1), ""))));
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
