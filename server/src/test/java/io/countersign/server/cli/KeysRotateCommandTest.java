package io.countersign.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.domain.factor.SecretBytes;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysRotateCommandTest {

  private static final Place PLACE = Place.of("test");

  @TempDir private Path data;
  private final Shell shell = new Shell();

  @Test
  void a_running_server_takes_the_new_key_over_and_reads_what_the_old_one_sealed() {
    TinkSecrets running =
        new TinkSecrets(KeySetFile.open(data.resolve("keys.json")), Clock.systemUTC());
    Sealed before = running.seal(SecretBytes.of(new byte[] {1}), PLACE);

    assertThat(shell.run("keys", "rotate", "--data", data.toString())).isZero();
    running.refresh();

    assertThat(running.primaryKeyId()).isNotEqualTo(before.keyId());
    assertThat(running.open(before.ciphertext(), PLACE)).isEqualTo(SecretBytes.of(new byte[] {1}));
    assertThat(shell.out())
        .startsWith("The key " + Integer.toUnsignedString(running.primaryKeyId()) + " of ");
  }

  @Test
  void a_key_set_that_is_not_there_is_not_made() {
    assertThat(shell.run("keys", "rotate", "--data", data.toString())).isEqualTo(1);
    assertThat(shell.err())
        .isEqualTo(
            "countersign: The key set file " + data.resolve("keys.json") + " does not exist.\n");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void a_wrong_configuration_stops_the_command() {
    shell.environment("COUNTERSIGN_KEYS_FIEL", "x");

    assertThat(shell.run("keys", "rotate")).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo(
            """
            countersign: the configuration is wrong:
              COUNTERSIGN_KEYS_FIEL overrides no setting; did you mean COUNTERSIGN_KEYS_FILE?
            """);
  }
}
