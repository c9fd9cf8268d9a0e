package io.countersign.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.EmbeddedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyCommandTest {

  @TempDir private Path directory;
  private final Shell shell = new Shell();

  @BeforeEach
  void serve() {
    TinkSecrets secrets =
        new TinkSecrets(KeySetFile.open(directory.resolve("keys.json")), Clock.systemUTC());
    StorageAddress address = StorageAddress.of("embedded:" + directory.resolve("database"), 1);
    try (Storage storage = new EmbeddedProvider().open(address, secrets, Clock.systemUTC())) {
      int told =
          storage
              .transactions()
              .inTransaction(() -> {
                for (int i = 0; i < 3; i++) {
                  storage
                      .events()
                      .append(SampleEvents.event(TenantId.DEFAULT, Samples.ALICE, Samples.NOW));
                }
                return 3;
              });
      assertThat(new EnterEvents(storage.ledger(), storage.transactions()).enter(TenantId.DEFAULT))
          .isEqualTo(told);
    }
  }

  @Test
  void what_is_intact_is_told_with_a_checkpoint_that_the_next_call_takes() throws IOException {
    assertThat(shell.run("audit", "verify", "--data", directory.toString())).isZero();

    assertThat(shell.out())
        .contains("The events of default are as they were entered: positions 1 to 3.\n")
        .containsPattern("checkpoint default 3 [0-9a-f]{64}\n");
    Path kept = Files.writeString(directory.resolve("kept"), shell.out());
    assertThat(verify(kept)).isZero();
  }

  @Test
  void what_is_not_what_the_checkpoint_knows_fails() throws IOException {
    Path kept =
        Files.writeString(
            directory.resolve("kept"), "checkpoint default 2 " + "0".repeat(64) + "\n");

    assertThat(verify(kept)).isEqualTo(1);

    assertThat(shell.err())
        .contains("the events of default were tampered with, at position 2 or from there on");
  }

  @Test
  void a_file_without_a_checkpoint_is_a_wrong_call() throws IOException {
    assertThat(verify(directory.resolve("none"))).isEqualTo(2);
    assertThat(verify(Files.writeString(directory.resolve("other"), "checkpoint shop 1 00\n")))
        .isEqualTo(2);
    assertThat(verify(Files.writeString(directory.resolve("bad"), "checkpoint default x 00\n")))
        .isEqualTo(2);
  }

  private int verify(Path checkpoint) {
    return shell.run(
        "audit", "verify", "--data", directory.toString(), "--checkpoint", checkpoint.toString());
  }
}
