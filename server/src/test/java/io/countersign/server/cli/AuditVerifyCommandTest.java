package io.countersign.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.CheckpointSigner;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.SignCheckpoints;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.crypto.assertion.Es256Assertions;
import io.countersign.crypto.provider.FastCurves;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.EmbeddedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
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
        .contains("No signed checkpoint covers any of them.\n")
        .containsPattern("checkpoint default 3 [0-9a-f]{64}\n");
    Path kept = Files.writeString(directory.resolve("kept"), shell.out());
    assertThat(verify(kept)).isZero();
  }

  @Test
  void what_is_signed_is_said_to_be_covered_and_taken_as_a_checkpoint() throws IOException {
    String jws = sign();

    assertThat(shell.run("audit", "verify", "--data", directory.toString())).isZero();

    assertThat(shell.out())
        .containsPattern(
            "A checkpoint that was signed at .*Z covers all up to position 3; not covered: 0.")
        .contains("signed " + jws + "\n");
    assertThat(verify(Files.writeString(directory.resolve("line"), "signed " + jws + "\n")))
        .isZero();
    String page = "{\"checkpoints\":[{\"position\":3,\"jws\":\"" + jws + "\"}]}";
    assertThat(verify(Files.writeString(directory.resolve("page.json"), page))).isZero();
    String forged = jws.substring(0, jws.length() - 10) + "AAAAAAAAAA";
    assertThat(verify(Files.writeString(directory.resolve("forged"), forged))).isEqualTo(1);
    assertThat(shell.err()).contains("does not know the key of a checkpoint in");
  }

  /** As a server does. */
  private String sign() {
    InstantSource clock = Clock.systemUTC();
    TinkSecrets secrets = new TinkSecrets(KeySetFile.open(directory.resolve("keys.json")), clock);
    StorageAddress address = StorageAddress.of("embedded:" + directory.resolve("database"), 1);
    try (Storage storage = new EmbeddedProvider().open(address, secrets, clock)) {
      Es256Assertions assertions =
          new Es256Assertions(
              "https://mfa.example.com",
              storage.signingKeys(),
              clock,
              Duration.ofSeconds(5),
              FastCurves.loading());
      storage.signingKeys().add(assertions.newKey(clock.instant(), clock.instant()));
      CheckpointSigner signer =
          new CheckpointSigner(storage.checkpoints(), assertions, secrets, clock);
      new SignCheckpoints(storage.ledger(), storage.checkpoints(), signer, storage.transactions())
          .sign();
      return storage.checkpoints().after(TenantId.DEFAULT, 0, 1).getFirst().jws();
    }
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
  void events_are_exported_as_lines_with_the_progress_elsewhere() throws IOException {
    String data = directory.toString();
    assertThat(shell.run("audit", "export", "--data", data)).isZero();
    assertThat(shell.out().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("{\"position\":") && line.endsWith("}"));
    assertThat(shell.err()).contains("3 events of default");

    Path file = directory.resolve("events.csv");
    String[] call = {
      "audit",
      "export",
      "--data",
      data,
      "--format",
      "csv",
      "--out",
      file.toString(),
      "--user",
      Samples.ALICE.value(),
      "--type",
      "authenticator.enrolled",
      "--to",
      "2100-01-01T00:00:00Z"
    };
    assertThat(shell.run(call)).isZero();
    assertThat(Files.readAllLines(file)).hasSize(4);
    assertThat(shell.run(call)).isEqualTo(1);
    assertThat(shell.run("audit", "export", "--data", data, "--user", "nobody")).isZero();
    assertThat(shell.run("audit", "export", "--data", data, "--type", "moon.landed")).isEqualTo(2);
    assertThat(shell.run("audit", "export", "--data", data, "--from", "today")).isEqualTo(2);
    assertThat(shell.run("audit", "export", "--data", data, "--format", "xml")).isEqualTo(2);
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
