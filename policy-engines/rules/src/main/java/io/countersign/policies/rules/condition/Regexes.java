package io.countersign.policies.rules.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.runtime.CelFunctionBinding;

/**
 * {@code matches}, in RE2: the time that it takes grows with the text, never beyond. What RE2 has
 * no bound for is how large an expression becomes when its repetitions are written out.
 */
final class Regexes {

  /** In instructions of RE2. */
  static final int LARGEST = 1_000;

  static final String FUNCTION = "matches";

  private Regexes() {}

  /** In place of CEL's own, which writes out whatever it is given. */
  static Iterable<CelFunctionBinding> bound() {
    return CelFunctionBinding.fromOverloads(
        FUNCTION,
        CelFunctionBinding.from(FUNCTION, String.class, String.class, Regexes::matches),
        CelFunctionBinding.from("matches_string", String.class, String.class, Regexes::matches));
  }

  /**
   * @throws CelInvalidArgumentException if the expression is none, or too large
   */
  static boolean matches(String text, String expression) {
    return compiled(expression).matcher(text).find();
  }

  static Pattern compiled(String expression) {
    if (new RegexSize(expression).atLeast(4 * LARGEST)) {
      throw new CelInvalidArgumentException("too large a regular expression");
    }
    try {
      Pattern pattern = Pattern.compile(expression);
      if (pattern.programSize() > LARGEST) {
        throw new CelInvalidArgumentException("too large a regular expression");
      }
      return pattern;
    } catch (PatternSyntaxException malformed) {
      throw new CelInvalidArgumentException("no regular expression: " + malformed.getDescription());
    }
  }
}
