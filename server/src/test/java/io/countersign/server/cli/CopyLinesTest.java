package io.countersign.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CopyLinesTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private CopyLines lines(boolean terminal) {
    return new CopyLines(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void elsewhere_each_tenth_of_a_table_has_one_line() {
    CopyLines lines = lines(false);
    for (int rows = 0; rows <= 10_000; rows += 10) {
      lines.copied("users", rows, 10_000);
    }

    assertThat(shown().lines())
        .hasSize(11)
        .contains("copying   users                 50%  5,000 of 10,000");
  }

  @Test
  void on_a_terminal_one_line_grows_for_each_table() {
    CopyLines lines = lines(true);
    lines.copied("users", 0, 2);
    lines.copied("users", 1, 2);
    lines.copied("users", 2, 2);
    lines.compared("users", 4, 4);

    assertThat(shown())
        .contains("\rcopying   users                [##########          ]  50%  1 of 2\r")
        .endsWith("\rcomparing users                [####################] 100%  4 of 4\n");
  }

  @Test
  void a_table_without_rows_is_done_at_once() {
    lines(false).copied("users", 0, 0);

    assertThat(shown()).isEqualTo("copying   users                100%  0 of 0\n");
  }
}
