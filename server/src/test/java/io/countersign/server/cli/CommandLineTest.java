package io.countersign.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.config.DefaultFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    return new CommandLine(
            new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of(),
                Path.of("")))
        .run(List.of(words));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void help_lists_every_command() {
    assertThat(run("--help")).isZero();
    assertThat(out()).contains("  config\n", "  version\n");
  }

  @Test
  void each_command_has_help_of_its_own() {
    assertThat(run("config", "--help")).isZero();
    assertThat(out()).startsWith("Usage: countersign config\n");
  }

  @Test
  void no_command_at_all_is_a_wrong_call_that_shows_help() {
    assertThat(run()).isEqualTo(2);
    assertThat(out()).contains("Usage:");
  }

  @Test
  void an_unknown_command_is_a_wrong_call() {
    assertThat(run("sevre")).isEqualTo(2);
    assertThat(err()).isEqualTo("countersign: there is no command sevre; see countersign --help\n");
  }

  @Test
  void an_unknown_option_is_a_wrong_call() {
    assertThat(run("config", "--fiel", "x")).isEqualTo(2);
    assertThat(err()).isEqualTo("countersign: --fiel is no option of countersign config\n");
  }

  @Test
  void a_superfluous_word_is_a_wrong_call() {
    assertThat(run("version", "please")).isEqualTo(2);
    assertThat(err()).isEqualTo("countersign: to be called as: countersign version\n");
  }

  @Test
  void config_prints_the_documented_file() {
    assertThat(run("config")).isZero();
    assertThat(out()).isEqualTo(DefaultFile.text());
  }

  @Test
  void version_tells_ours_and_that_of_java() {
    assertThat(run("version")).isZero();
    assertThat(out()).matches("countersign \\d+\\.\\d+\\.\\d+\\S*\njava \\S+\n");
  }
}
