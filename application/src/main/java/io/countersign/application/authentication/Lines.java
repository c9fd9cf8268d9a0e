package io.countersign.application.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of words as one text: a tab between words, a line feed between lines; both, backslashes and
 * carriage returns inside a word are escaped.
 */
final class Lines {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(.?)", Pattern.DOTALL);

  private final StringBuilder text = new StringBuilder();

  Lines add(Object... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : "\t").append(escaped(words[i].toString()));
    }
    text.append('\n');
    return this;
  }

  Lines add(List<String> words) {
    return add(words.toArray());
  }

  String text() {
    return text.toString();
  }

  /**
   * The lines of a text that was made here.
   *
   * @throws IllegalArgumentException if it was not
   */
  static List<List<String>> read(String text) {
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new IllegalArgumentException("a text that was cut");
    }
    List<List<String>> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      List<String> words = new ArrayList<>();
      for (String word : line.split("\t", -1)) {
        words.add(plain(word));
      }
      lines.add(words);
    }
    return lines.subList(0, lines.size() - 1);
  }

  private static String escaped(String word) {
    return word.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String plain(String word) {
    return ESCAPE.matcher(word).replaceAll(escape -> Matcher.quoteReplacement(plain(escape)));
  }

  private static String plain(MatchResult escape) {
    return switch (escape.group(1)) {
      case "\\" -> "\\";
      case "t" -> "\t";
      case "n" -> "\n";
      case "r" -> "\r";
      default -> throw new IllegalArgumentException("an escape of nothing");
    };
  }
}
