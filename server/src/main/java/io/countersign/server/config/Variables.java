package io.countersign.server.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of environment variables. */
final class Variables {

  static final String PREFIX = "COUNTERSIGN_";
  static final String FILE = "_FILE";

  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern WORD = Pattern.compile("_([a-z0-9])");

  private Variables() {}

  /** {@code server.maxBodyBytes} is {@code COUNTERSIGN_SERVER_MAX_BODY_BYTES}. */
  static String of(String key) {
    return PREFIX
        + HUMP.matcher(key).replaceAll("$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** The variable that a {@code …_FILE} stands in for; any other is itself. */
  static String withoutFile(String variable) {
    return variable.endsWith(FILE)
        ? variable.substring(0, variable.length() - FILE.length())
        : variable;
  }

  /**
   * {@code COUNTERSIGN_FACTORS_BACKUP_CODE__CODE_LENGTH} is {@code factors.backup-code.codeLength}:
   * two underscores part the factor from its setting, for either may have several words.
   *
   * @param section of what plugins are told, such as {@code factors}
   */
  static String pluginKey(String section, String variable) {
    String[] parts =
        variable.substring(of(section).length() + 1).toLowerCase(Locale.ROOT).split("__", 2);
    String named = section + "." + parts[0].replace('_', '-');
    return parts.length == 1
        ? named
        : named
            + "."
            + WORD.matcher(parts[1]).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }
}
