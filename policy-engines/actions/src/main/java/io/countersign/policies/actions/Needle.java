package io.countersign.policies.actions;

/**
 * A text that is looked for in others, in time that grows with the length of both and not with
 * their product: who writes both could otherwise have us compare for minutes (Knuth, Morris and
 * Pratt, "Fast Pattern Matching in Strings", 1977).
 */
final class Needle {

  private final String value;

  /** For each length of a beginning, the longest shorter beginning that it ends with. */
  private final int[] shorter;

  /**
   * @param value not empty
   */
  Needle(String value) {
    this.value = value;
    shorter = new int[value.length() + 1];
    int matched = 0;
    for (int i = 1; i < value.length(); i++) {
      matched = next(matched, value.charAt(i));
      shorter[i + 1] = matched;
    }
  }

  int length() {
    return value.length();
  }

  /** What {@link String#replace(CharSequence, CharSequence)} makes of it. */
  String replacedIn(String text, String replacement) {
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    int matched = 0;
    for (int i = 0; i < text.length(); i++) {
      matched = next(matched, text.charAt(i));
      if (matched == value.length()) {
        replaced.append(text, copied, i + 1 - matched).append(replacement);
        copied = i + 1;
        matched = 0;
      }
    }
    return copied == 0 ? text : replaced.append(text, copied, text.length()).toString();
  }

  /** How much of the value is matched after one more character. */
  private int next(int matched, char character) {
    int before = matched;
    while (before > 0 && value.charAt(before) != character) {
      before = shorter[before];
    }
    return value.charAt(before) == character ? before + 1 : before;
  }

  @Override
  public String toString() {
    return "Needle of " + value.length();
  }
}
