package io.countersign.policies.actions;

/** What people are to read. */
final class Texts {

  private Texts() {}

  static boolean isPrintable(String text) {
    return text.codePoints().allMatch(Texts::isPrintable);
  }

  /** With a blank for whatever cannot be printed, and cut. */
  static String printable(String text, int longest) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .map(point -> isPrintable(point) ? point : ' ')
        .takeWhile(point -> printable.length() + Character.charCount(point) <= longest)
        .forEach(printable::appendCodePoint);
    return printable.toString().strip();
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
