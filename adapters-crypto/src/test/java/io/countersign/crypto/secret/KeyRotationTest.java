package io.countersign.crypto.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.domain.factor.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyRotationTest {

  private static final Place PLACE = Place.of("authenticator", "default", "alice");
  private static final SecretBytes SECRET = Samples.secret("a seed");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private KeySetFile file;
  private TinkSecrets here;
  private TinkSecrets there;

  @BeforeEach
  void two_nodes_share_a_file() {
    file = KeySetFile.open(folder.resolve("keys"));
    here = new TinkSecrets(file, clock);
    there = new TinkSecrets(file, clock);
  }

  @Test
  void a_new_primary_key_seals_and_the_old_one_still_opens() {
    Sealed before = here.seal(SECRET, PLACE);

    int primary = file.rotate();
    here.refresh();
    Sealed after = here.seal(SECRET, PLACE);

    assertThat(after.keyId()).isEqualTo(here.primaryKeyId()).isEqualTo(primary);
    assertThat(after.keyId()).isNotEqualTo(before.keyId());
    assertThat(here.open(before.ciphertext(), PLACE)).isEqualTo(SECRET);
    assertThat(here.open(after.ciphertext(), PLACE)).isEqualTo(SECRET);
  }

  @Test
  void fingerprints_outlive_a_rotation() {
    SecretBytes before = here.fingerprint(SECRET, PLACE);

    file.rotate();
    here.refresh();

    assertThat(here.fingerprint(SECRET, PLACE)).isEqualTo(before);
  }

  @Test
  void a_node_that_has_not_heard_of_a_rotation_opens_what_another_sealed_after_it() {
    file.rotate();
    here.refresh();
    byte[] ciphertext = here.seal(SECRET, PLACE).ciphertext();

    assertThat(Race.of(32, _ -> there.open(ciphertext, PLACE))).hasSize(32).containsOnly(SECRET);
    assertThat(there.primaryKeyId()).isEqualTo(here.primaryKeyId());
  }

  @Test
  void looking_for_one_unknown_key_does_not_delay_the_next() {
    there.refresh();
    byte[] foreign = foreignCiphertext();
    assertUnreadable(there, foreign);

    file.rotate();
    here.refresh();

    assertThat(there.open(here.seal(SECRET, PLACE).ciphertext(), PLACE)).isEqualTo(SECRET);
  }

  @Test
  void the_same_unknown_key_is_looked_for_once_a_second() {
    byte[] foreign = foreignCiphertext();
    int primary = there.primaryKeyId();
    assertUnreadable(there, foreign);
    file.rotate();

    assertUnreadable(there, foreign);
    assertThat(there.primaryKeyId()).isEqualTo(primary);

    clock.tick(Duration.ofSeconds(1));
    assertUnreadable(there, foreign);
    assertThat(there.primaryKeyId()).isNotEqualTo(primary);
  }

  @Test
  void every_one_of_many_rotations_is_kept() {
    List<Sealed> sealed =
        Race.of(
            8,
            _ -> {
              file.rotate();
              here.refresh();
              return here.seal(SECRET, PLACE);
            });

    assertThat(file.read().keys()).hasSize(9);
    assertThat(sealed)
        .allSatisfy(each -> assertThat(there.open(each.ciphertext(), PLACE)).isEqualTo(SECRET));
  }

  @Test
  void a_key_that_was_prepared_opens_at_once_and_seals_after_the_rotation() {
    int prepared = file.prepare();
    assertThat(file.prepare()).isEqualTo(prepared);
    there.refresh();
    assertThat(there.primaryKeyId()).isNotEqualTo(prepared);
    KeySetSource copy = GivenKeySet.parse(KeySetJson.write(file.read()));
    TinkSecrets nodeWithCopy = new TinkSecrets(copy, clock);

    assertThat(file.rotate()).isEqualTo(prepared);
    here.refresh();

    assertThat(nodeWithCopy.open(here.seal(SECRET, PLACE).ciphertext(), PLACE)).isEqualTo(SECRET);
  }

  @Test
  void a_key_set_that_lacks_keys_is_not_taken_over() throws IOException {
    Path backup = Files.copy(folder.resolve("keys"), folder.resolve("backup"));
    file.rotate();
    here.refresh();
    byte[] ciphertext = here.seal(SECRET, PLACE).ciphertext();

    Files.move(backup, folder.resolve("keys"), StandardCopyOption.REPLACE_EXISTING);

    assertThatExceptionOfType(KeySetUnusable.class).isThrownBy(here::refresh);
    assertThat(here.open(ciphertext, PLACE)).isEqualTo(SECRET);
  }

  @Test
  void a_file_that_is_gone_or_damaged_later_leaves_the_keys_in_use() throws IOException {
    byte[] ciphertext = here.seal(SECRET, PLACE).ciphertext();

    Files.writeString(folder.resolve("keys"), "{");
    assertThatExceptionOfType(KeySetUnusable.class).isThrownBy(here::refresh);
    Files.delete(folder.resolve("keys"));
    assertThatExceptionOfType(KeySetUnusable.class).isThrownBy(here::refresh);

    assertThat(here.open(ciphertext, PLACE)).isEqualTo(SECRET);
    assertUnreadable(here, foreignCiphertext());
  }

  private byte[] foreignCiphertext() {
    return new TinkSecrets(KeySetFile.open(folder.resolve("foreign")), clock)
        .seal(SECRET, PLACE)
        .ciphertext();
  }

  private static void assertUnreadable(TinkSecrets secrets, byte[] ciphertext) {
    assertThatExceptionOfType(SecretUnreadable.class)
        .isThrownBy(() -> secrets.open(ciphertext, PLACE));
  }
}
