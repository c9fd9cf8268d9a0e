package io.countersign.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path directory;

  @Test
  void a_directory_that_is_made_is_for_its_owner_only() throws IOException {
    Path data = directory.resolve("a/data");

    DataDirectory.prepare(data);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
  }

  @Test
  void a_directory_that_everybody_can_read_is_refused() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatThrownBy(() -> DataDirectory.prepare(directory))
        .isInstanceOf(UnusableDirectory.class)
        .hasMessage(
            "the data directory %s is open to everybody: run chmod 700 %s", directory, directory);
  }

  @Test
  void a_file_is_refused() throws IOException {
    Path file = Files.writeString(directory.resolve("data"), "");

    assertThatThrownBy(() -> DataDirectory.prepare(file))
        .isInstanceOf(UnusableDirectory.class)
        .hasMessageContaining("is not a directory");
  }
}
