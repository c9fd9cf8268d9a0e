package io.countersign.server.plugin;

import java.util.regex.Pattern;

/** Makes text of a plugin fit for a log line and a JSON document. */
final class Plain {

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Plain() {}

  static String text(String text, int most) {
    String plain = UNPRINTABLE.matcher(text).replaceAll("?");
    return plain.length() <= most ? plain : plain.substring(0, most - 1) + "…";
  }
}
