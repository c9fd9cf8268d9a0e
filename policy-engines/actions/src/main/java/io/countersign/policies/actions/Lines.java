package io.countersign.policies.actions;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds places of an action in what the interpreter tells of its stack. Actions are bodies of
 * functions, so two lines come before their first.
 */
final class Lines {

  private static final Pattern FRAME = Pattern.compile("<input>:(\\d{1,7}):(\\d{1,7})");
  private static final int BEFORE = 2;

  private final List<String> lines;

  Lines(String code) {
    lines = code.lines().toList();
  }

  /** A place, counted from 1. */
  record Spot(int line, int column) {}

  /** Where it was last, as far as that is in the action itself. */
  OptionalInt line(String stack) {
    Matcher frame = FRAME.matcher(stack);
    while (frame.find()) {
      int line = lineOf(frame);
      if (line >= 1 && line <= lines.size()) {
        return OptionalInt.of(line);
      }
    }
    return OptionalInt.empty();
  }

  /** As {@link #line}, and what cannot be found is at the beginning; what is behind, at the end. */
  Spot spot(String stack) {
    Matcher frame = FRAME.matcher(stack);
    if (!frame.find() || lines.isEmpty()) {
      return new Spot(1, 1);
    }
    int line = Math.clamp(lineOf(frame), 1, lines.size());
    return new Spot(line, column(lines.get(line - 1), Integer.parseInt(frame.group(2))));
  }

  private static int lineOf(Matcher frame) {
    return Integer.parseInt(frame.group(1)) - BEFORE;
  }

  /** The interpreter loses count in functions that it reads twice. */
  private static int column(String line, int told) {
    int indented = line.length() - line.stripLeading().length();
    return told >= 1 && told <= line.length() + 1 ? told : indented + 1;
  }
}
