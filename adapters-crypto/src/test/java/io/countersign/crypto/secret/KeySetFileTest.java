package io.countersign.crypto.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.fixture.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeySetFileTest {

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("keys.json");
  }

  @Test
  void the_first_start_creates_a_file_for_its_owner_only() throws IOException {
    KeySetFile.open(path);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void the_next_start_finds_the_same_keys() {
    KeySet first = KeySetFile.open(path).read();

    assertThat(KeySetFile.open(path).read()).isEqualTo(first);
    assertThat(KeySetFile.existing(path).read()).isEqualTo(first);
    assertThat(GivenKeySet.parse(KeySetJson.write(first)).read()).isEqualTo(first);
  }

  @Test
  void nodes_that_start_at_once_agree_on_one_key_set() {
    assertThat(Race.of(16, _ -> KeySetFile.open(path).read()).stream().distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx-----x", "r--r--r--"})
  void a_file_that_is_open_to_others_is_refused(String permissions) throws IOException {
    KeySetFile.open(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));

    assertThatExceptionOfType(KeySetUnusable.class)
        .isThrownBy(() -> KeySetFile.open(path))
        .withMessageContaining("is open to others than its owner (" + permissions + ")")
        .withMessageContaining("chmod 600 " + path);
  }

  @Test
  void a_file_that_its_owner_can_only_read_will_do() throws IOException {
    KeySet created = KeySetFile.open(path).read();
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));

    assertThat(KeySetFile.open(path).read()).isEqualTo(created);
  }

  @Test
  void a_rotation_keeps_the_file_to_its_owner_and_leaves_no_draft() throws IOException {
    KeySetFile file = KeySetFile.open(path);
    Files.writeString(folder.resolve("keys.json.new"), "of somebody who was killed");

    file.rotate();

    assertThat(KeySetFile.existing(path).read().keys()).hasSize(2);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("keys.json.new")).doesNotExist();
  }

  @Test
  void a_symbolic_link_stays_one() throws IOException {
    KeySetFile.open(path);
    Path link = Files.createSymbolicLink(folder.resolve("link"), path);

    KeySetFile.existing(link).rotate();

    assertThat(link).isSymbolicLink();
    assertThat(KeySetFile.existing(path).read().keys()).hasSize(2);
  }

  @Test
  void only_open_creates() {
    assertThatExceptionOfType(KeySetUnusable.class)
        .isThrownBy(() -> KeySetFile.existing(path))
        .withMessage("The key set file " + path + " does not exist.");
    assertThat(path).doesNotExist();
  }

  @Test
  void a_folder_that_does_not_exist_is_named() {
    Path lost = folder.resolve("lost").resolve("keys.json");

    assertThatExceptionOfType(KeySetUnusable.class)
        .isThrownBy(() -> KeySetFile.open(lost))
        .withMessage("The key set file " + lost + " cannot be created: its folder does not exist.");
  }
}
