package io.countersign.policies.rules.condition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large a regular expression of RE2 is once its counted repetitions are written out. */
final class RegexSize {

  private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,4})(,?)([0-9]{0,4})\\}");
  private static final double BEYOND = 1e12;

  private final String text;
  private final Deque<Double> outer = new ArrayDeque<>();
  private int at;
  private double before;
  private double last;

  RegexSize(String text) {
    this.text = text;
  }

  /** Whether it is so large, or of a form whose size is not known here. */
  boolean atLeast(int size) {
    // What is quoted might look like groups.
    return text.contains("\\Q") || measured() >= size;
  }

  private double measured() {
    while (at < text.length()) {
      step(text.charAt(at));
    }
    return outer.stream().mapToDouble(Double::doubleValue).sum() + before + last;
  }

  private void step(char c) {
    switch (c) {
      case '\\' -> atom(escapeEnd());
      case '[' -> atom(classEnd());
      case '(' -> {
        outer.push(before + last);
        before = 0;
        last = 0;
        at++;
      }
      case ')' -> {
        double group = before + last + 2;
        before = outer.isEmpty() ? 0 : outer.pop();
        last = group;
        at++;
      }
      case '*', '+', '?' -> {
        last++;
        at++;
      }
      case '{' -> count();
      default -> atom(at + 1);
    }
  }

  private void atom(int end) {
    before += last;
    last = 1;
    at = end;
  }

  private void count() {
    Matcher count = COUNT.matcher(text).region(at, text.length());
    if (!count.lookingAt()) {
      atom(at + 1);
      return;
    }
    double least = Double.parseDouble(count.group(1));
    double most = count.group(3).isEmpty() ? least + 1 : Double.parseDouble(count.group(3));
    last = Math.min(BEYOND, (last + 1) * Math.max(1, Math.max(least, most)));
    at = count.end();
  }

  /** After {@code \d}, {@code \pL}, {@code \p{Greek}} or {@code \x{1F511}}. */
  private int escapeEnd() {
    boolean braced = text.startsWith("{", at + 2) && "pPx".indexOf(text.charAt(at + 1)) >= 0;
    int brace = braced ? text.indexOf('}', at) : -1;
    return brace < 0 ? Math.min(text.length(), at + 2) : brace + 1;
  }

  /** After the bracket that ends a class; one at its beginning does not. */
  private int classEnd() {
    int i = at + 1;
    if (text.startsWith("^", i)) {
      i++;
    }
    if (text.startsWith("]", i)) {
      i++;
    }
    while (i < text.length() && text.charAt(i) != ']') {
      int named = text.startsWith("[:", i) ? text.indexOf(":]", i + 2) : -1;
      i = named >= 0 ? named + 2 : i + (text.charAt(i) == '\\' ? 2 : 1);
    }
    return Math.min(text.length(), i + 1);
  }
}
