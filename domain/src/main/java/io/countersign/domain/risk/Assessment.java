package io.countersign.domain.risk;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one assessor found.
 *
 * @param code why, in the words of its assessor: lower-case words joined by underscores, for
 *     example {@code no_match}
 * @param details more, for those who look into it; at most 8, names of at most 32 and values of at
 *     most 200 characters
 */
public record Assessment(Confidence confidence, String code, Map<String, String> details) {

  /** What is said of an assessor that failed: it errs on the side of risk. */
  public static final Assessment NOT_AVAILABLE =
      new Assessment(Confidence.LOW, "assessment_not_available");

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public Assessment {
    if (!code.matches("[a-z][a-z0-9_]{0,63}")) {
      throw new IllegalArgumentException("a code is lower-case words joined by underscores");
    }
    if (details.size() > 8) {
      throw new IllegalArgumentException("an assessment has at most 8 details");
    }
    new TreeMap<>(details)
        .forEach((name, value) -> {
          if (!name.matches("[a-z][a-zA-Z0-9_-]{0,31}") || value.length() > 200) {
            throw new IllegalArgumentException("a detail is a name and at most 200 characters");
          }
        });
    details = Map.copyOf(details);
  }

  /** Without details. */
  public Assessment(Confidence confidence, String code) {
    this(confidence, code, Map.of());
  }
}
