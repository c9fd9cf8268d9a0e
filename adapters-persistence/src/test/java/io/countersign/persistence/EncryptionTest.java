package io.countersign.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.application.storage.StorageRefused;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.databases.DatabaseKind;
import io.countersign.databases.DatabaseServer;
import io.countersign.databases.LaunchedServer;
import io.countersign.databases.ServerOptions;
import io.countersign.databases.SharedServers;
import io.countersign.databases.TlsFiles;
import io.countersign.domain.factor.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** To real servers, with an authority of their own. */
class EncryptionTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static TlsFiles ours;

  @SuppressWarnings("NullAway.Init")
  private static TlsFiles others;

  @BeforeAll
  static void authorities() throws IOException {
    ours = TlsFiles.create(Files.createDirectory(folder.resolve("ours")));
    others = TlsFiles.create(Files.createDirectory(folder.resolve("others")));
  }

  @ParameterizedTest
  @EnumSource
  void only_a_server_that_proves_who_it_is_is_used(DatabaseKind kind) {
    try (LaunchedServer server = launch(kind, ours)) {
      String plain = server.plainUrl(server.createDatabase());
      // The same machine, but no name that its certificate has.
      String unnamed = plain.replace("127.0.0.1", "127.0.0.2");

      try (Storage storage = open(kind, server, plain + verifying(kind, ours))) {
        assertThat(storage.ready()).isTrue();
      }
      assertRefused(kind, server, plain + verifying(kind, others));
      assertRefused(kind, server, unnamed + verifying(kind, ours));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_server_without_tls_is_not_used_where_tls_is_asked_for(DatabaseKind kind) {
    DatabaseServer server = SharedServers.of(kind);
    String url = server.url(server.createDatabase()) + verifying(kind, ours);

    assertThatThrownBy(() -> open(kind, server, url))
        .isInstanceOfAny(StorageRefused.class, StorageUnavailable.class);
  }

  /** It listens on all addresses of this machine. */
  private static LaunchedServer launch(DatabaseKind kind, TlsFiles tls) {
    String everywhere =
        switch (kind) {
          case MARIADB -> "--bind-address=0.0.0.0";
          case POSTGRESQL -> "--listen_addresses=127.0.0.1,127.0.0.2";
        };
    return kind.launch(ServerOptions.none().requiring(tls).with(everywhere));
  }

  private static void assertRefused(DatabaseKind kind, LaunchedServer server, String url) {
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> open(kind, server, url))
        .withMessageContaining("did not prove with TLS that it is the one that is meant")
        .withMessageNotContaining(server.password());
  }

  private static String verifying(DatabaseKind kind, TlsFiles tls) {
    return switch (kind) {
      case MARIADB -> "?sslMode=verify-full&serverSslCert=" + tls.authority();
      case POSTGRESQL -> "?sslmode=verify-full&sslrootcert=" + tls.authority();
    };
  }

  private static Storage open(DatabaseKind kind, DatabaseServer server, String url) {
    StorageProvider provider =
        switch (kind) {
          case MARIADB -> new MariaDbProvider();
          case POSTGRESQL -> new PostgreSqlProvider();
        };
    StorageAddress address =
        new StorageAddress(
            url,
            Optional.of(server.user()),
            Optional.of(SecretBytes.of(server.password().getBytes(StandardCharsets.UTF_8))),
            2,
            false);
    return provider.open(address, new MemorySecrets(), new SettableClock(Samples.NOW));
  }
}
