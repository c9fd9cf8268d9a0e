package io.countersign.application.authenticator;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Profile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A {@link Profile} as one text to be kept: a line with the variants, then a line {@code
 * name=value} for each fact; at most 4,000 characters. No text is no profile.
 */
public final class ProfileText {

  private static final String LINE = "\n";
  private static final String BLANK = " ";

  private ProfileText() {}

  /** For {@link #read}. */
  public static String write(Profile profile) {
    if (profile.equals(Profile.NONE)) {
      return "";
    }
    String variants =
        profile.variants().stream()
            .sorted()
            .map(FactorType::value)
            .collect(Collectors.joining(BLANK));
    return profile.facts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(fact -> LINE + fact.getKey() + "=" + escaped(fact.getValue()))
        .collect(Collectors.joining("", variants, ""));
  }

  /**
   * @throws IllegalArgumentException if it was not written here
   */
  public static Profile read(String text) {
    if (text.isEmpty()) {
      return Profile.NONE;
    }
    String[] lines = text.split(LINE, -1);
    return new Profile(
        Arrays.stream(lines[0].split(BLANK, -1))
            .filter(name -> !name.isEmpty())
            .map(FactorType::new)
            .collect(Collectors.toSet()),
        Arrays.stream(lines)
            .skip(1)
            .map(line -> line.split("=", 2))
            .sorted(Comparator.comparing(fact -> fact[0]))
            .collect(Collectors.toMap(fact -> fact[0], fact -> unescaped(fact[1]))));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        text.append(value.charAt(i) == 'n' ? '\n' : value.charAt(i));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
