package io.countersign.policies.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSizeTest {

  private static final String[] PIECES = {
    "a",
    "(",
    ")",
    "(?:",
    "[a-z]",
    "[^]]",
    "[[:alpha:](]",
    "{2}",
    "{3,}",
    "{1,4}",
    "{,2}",
    "{",
    "*",
    "+",
    "?",
    "|",
    "\\d",
    "\\(",
    "\\[",
    "\\p{Greek}",
    "\\x{41}",
    "]",
    "^",
    "$",
    "."
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        "^[^@ ]{1,64}@([a-z0-9-]{1,63}\\.){1,4}[a-z]{2,24}$",
        "(?i)^(chrome|firefox)/[0-9]+",
        "\\p{Greek}{3}\\x{1F511}[[:alpha:]]+"
      })
  void what_people_write_is_taken(String expression) {
    var _ = Regexes.compiled(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a{30}){30}){30}){30}",
        "((((((a{1000}){1000}){1000}){1000}){1000}){1000}){1000}",
        "(a{1000}\\Q(\\E){1000}",
        "([(]a{999}){999}",
        "(\\(a{999}){999}",
        "([]({]a{999}){999}",
        "(a{999}){",
        "(",
        "a**{"
      })
  void what_would_grow_beyond_bounds_or_is_none_is_refused_at_once(String expression) {
    assertThatThrownBy(() -> Regexes.compiled(expression))
        .isInstanceOf(CelInvalidArgumentException.class);
  }

  @Test
  void nothing_that_is_measured_small_turns_out_large() {
    Random random = new Random(6);
    int compiled = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String expression = text.toString();
      if (new RegexSize(expression).atLeast(200)) {
        continue;
      }
      try {
        assertThat(Pattern.compile(expression).programSize()).as(expression).isLessThan(800);
        compiled++;
      } catch (PatternSyntaxException _) {
        // Most of them are none.
      }
    }
    assertThat(compiled).isGreaterThan(5_000);
  }
}
