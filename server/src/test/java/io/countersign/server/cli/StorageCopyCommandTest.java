package io.countersign.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.EmbeddedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageCopyCommandTest {

  private static final Tenant SHOP =
      new Tenant(new TenantId("shop"), "Shop", MfaRequirement.OFF, Instant.EPOCH);

  @TempDir private Path directory;
  private final Shell shell = new Shell();
  private String from = "";
  private String to = "";

  @BeforeEach
  void serve() {
    from = "embedded:" + directory.resolve("old");
    to = "embedded:" + directory.resolve("new");
    try (Storage storage = open(from)) {
      storage.tenants().add(SHOP);
    }
  }

  private Storage open(String url) {
    TinkSecrets secrets =
        new TinkSecrets(KeySetFile.open(directory.resolve("keys.json")), Clock.systemUTC());
    return new EmbeddedProvider().open(StorageAddress.of(url, 1), secrets, Clock.systemUTC());
  }

  @Test
  void it_tells_how_far_it_is_what_was_compared_and_what_comes_next() {
    assertThat(shell.run("storage", "copy", "--from", from, "--to", to)).isZero();

    assertThat(shell.out())
        .contains("copying   tenants              100%  2 of 2\n")
        .contains("comparing tenants              100%  4 of 4\n")
        .containsPattern("\n  tenants +2 rows  [0-9a-f]{64}\n")
        .contains("Set storage.url to " + to + "\n")
        .contains("the same key set file");
    try (Storage storage = open(to)) {
      assertThat(storage.tenants().find(SHOP.id())).contains(SHOP);
    }
  }

  @Test
  void a_target_that_is_not_empty_is_refused() {
    open(to).close();

    assertThat(shell.run("storage", "copy", "--from", from, "--to", to)).isEqualTo(1);
    assertThat(shell.err()).startsWith("countersign: the target is not empty: ");
  }

  @Test
  void a_source_that_a_server_uses_is_refused() {
    try (Storage _ = open(from)) {
      assertThat(shell.run("storage", "copy", "--from", from, "--to", to)).isEqualTo(1);
    }
    assertThat(shell.err()).contains("is in use by another process");
  }

  @Test
  void both_ends_are_required() {
    assertThat(shell.run("storage", "copy", "--from", from)).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("countersign: --to is required\n");
  }

  @Test
  void a_url_with_a_password_in_it_is_a_wrong_call_and_not_repeated() {
    String url = "jdbc:mariadb://127.0.0.1:1/db?password=hunter2";

    assertThat(shell.run("storage", "copy", "--from", from, "--to", url)).isEqualTo(2);
    assertThat(shell.err()).contains("--from and --to must be ").doesNotContain("hunter2");
  }

  @Test
  void a_password_file_that_is_missing_or_empty_is_named() throws IOException {
    String file = directory.resolve("password").toString();
    String[] call = {"storage", "copy", "--from", from, "--to", to, "--to-password-file", file};

    assertThat(shell.run(call)).isEqualTo(2);
    Files.writeString(Path.of(file), "\n");
    assertThat(shell.run(call)).isEqualTo(2);

    assertThat(shell.err()).contains(file + " cannot be read", "it is empty");
  }

  @Test
  void two_places_for_one_password_are_one_too_many() {
    shell.environment("COUNTERSIGN_COPY_TO_PASSWORD", "a");
    shell.environment("COUNTERSIGN_COPY_TO_PASSWORD_FILE", "b");

    assertThat(shell.run("storage", "copy", "--from", from, "--to", to)).isEqualTo(2);
    assertThat(shell.err()).contains("exclude each other");
  }

  @Test
  void a_database_that_is_not_there_is_an_outage_without_a_stack_trace() {
    String nowhere = "jdbc:mariadb://127.0.0.1:1/db";

    assertThat(shell.run("storage", "copy", "--from", from, "--to", nowhere)).isEqualTo(1);
    assertThat(shell.err()).contains("does not answer").doesNotContain("\tat ");
  }
}
