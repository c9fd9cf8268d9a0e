package io.countersign.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.config.DefaultFile;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  private final Shell shell = new Shell();

  @Test
  void help_lists_every_command() {
    assertThat(shell.run("--help")).isZero();
    assertThat(shell.out()).contains("  config\n", "  version\n");
  }

  @Test
  void each_command_has_help_of_its_own() {
    assertThat(shell.run("config", "--help")).isZero();
    assertThat(shell.out()).startsWith("Usage: countersign config\n");
  }

  @Test
  void no_command_at_all_is_a_wrong_call_that_shows_help() {
    assertThat(shell.run()).isEqualTo(2);
    assertThat(shell.out()).contains("Usage:");
  }

  @Test
  void an_unknown_command_is_a_wrong_call() {
    assertThat(shell.run("sevre")).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo("countersign: there is no command sevre; see countersign --help\n");
  }

  @Test
  void an_unknown_option_is_a_wrong_call() {
    assertThat(shell.run("config", "--fiel", "x")).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("countersign: --fiel is no option of countersign config\n");
  }

  @Test
  void a_superfluous_word_is_a_wrong_call() {
    assertThat(shell.run("version", "please")).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("countersign: to be called as: countersign version\n");
  }

  @Test
  void config_prints_the_documented_file() {
    assertThat(shell.run("config")).isZero();
    assertThat(shell.out()).isEqualTo(DefaultFile.text());
  }

  @Test
  void version_tells_ours_and_that_of_java() {
    assertThat(shell.run("version")).isZero();
    assertThat(shell.out()).matches("countersign \\d+\\.\\d+\\.\\d+\\S*\njava \\S+\n");
  }
}
