package io.countersign.persistence.embedded;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a statement does to the transaction it runs in. When in doubt it is the one further down.
 */
enum Effect {
  /** Nothing that would have to be durable. */
  READS,
  /** It changes rows. */
  CHANGES,
  /** It may commit, by itself. */
  COMMITS;

  private static final Pattern FIRST_WORD = Pattern.compile("\\s*(\\w*)");

  /** {@code SELECT … FROM FINAL TABLE (UPDATE …)} */
  private static final Pattern CHANGING_TABLE =
      Pattern.compile("\\b(?:FINAL|NEW|OLD)\\s+TABLE\\b", Pattern.CASE_INSENSITIVE);

  static Effect of(String sql) {
    var word = FIRST_WORD.matcher(sql);
    return switch (word.lookingAt() ? word.group(1).toUpperCase(Locale.ROOT) : "") {
      case "SELECT" -> CHANGING_TABLE.matcher(sql).find() ? CHANGES : READS;
      case "INSERT", "UPDATE", "DELETE", "MERGE" -> CHANGES;
      default -> COMMITS;
    };
  }
}
