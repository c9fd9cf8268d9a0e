package io.countersign.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static final Option FILE = Option.of("--file", "FILE", "");
  private static final Option ONCE = Option.flag("--once", "");
  private static final Syntax SYNTAX =
      new Syntax("some thing", List.of("ID"), List.of(FILE, ONCE), "");

  private static Arguments parse(String... words) throws CommandFailed {
    return Arguments.parse(SYNTAX, List.of(words));
  }

  @Test
  void a_value_follows_its_option_or_is_attached_to_it() throws CommandFailed {
    assertThat(parse("1", "--file", "a").value(FILE)).hasValue("a");
    assertThat(parse("1", "--file=a=b").value(FILE)).hasValue("a=b");
  }

  @Test
  void the_last_value_counts_where_one_is_asked_for() throws CommandFailed {
    Arguments arguments = parse("--file", "a", "1", "--file", "b");

    assertThat(arguments.value(FILE)).hasValue("b");
    assertThat(arguments.values(FILE)).containsExactly("a", "b");
    assertThat(arguments.operands()).containsExactly("1");
  }

  @Test
  void a_flag_is_there_or_not() throws CommandFailed {
    assertThat(parse("1", "--once").has(ONCE)).isTrue();
    assertThat(parse("1").has(ONCE)).isFalse();
  }

  @Test
  void a_missing_value_is_a_wrong_call() {
    assertThatThrownBy(() -> parse("1", "--file"))
        .isInstanceOf(CommandFailed.class)
        .hasMessage("to be written as --file FILE");
  }

  @Test
  void a_value_for_a_flag_is_a_wrong_call() {
    assertThatThrownBy(() -> parse("1", "--once=yes"))
        .isInstanceOf(CommandFailed.class)
        .hasMessage("to be written as --once");
  }

  @Test
  void a_missing_operand_is_a_wrong_call() {
    assertThatThrownBy(() -> parse())
        .isInstanceOf(CommandFailed.class)
        .hasMessage("to be called as: countersign some thing ID [--file FILE] [--once]");
  }
}
