package io.countersign.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultFileTest {

  @TempDir private Path directory;

  @Test
  void a_server_started_with_the_file_runs_with_its_defaults() throws InvalidConfig {
    assertThat(ConfigFixture.file(directory, DefaultFile.text()).read())
        .isEqualTo(ConfigFixture.nothing().read());
  }

  @Test
  void every_default_in_the_file_stands_for_itself() throws InvalidConfig {
    String without = DefaultFile.text().replaceAll("(?m)^ *#.*\n", "");

    assertThat(ConfigFixture.file(directory, without).read())
        .isEqualTo(ConfigFixture.nothing().read());
  }

  @Test
  void the_file_is_in_the_documentation() throws IOException {
    String page = Files.readString(Path.of("../docs/configuration.md"));

    assertThat(page)
        .as("docs/configuration.md holds the output of `countersign config`")
        .contains("```yaml\n" + DefaultFile.text() + "```\n");
  }
}
