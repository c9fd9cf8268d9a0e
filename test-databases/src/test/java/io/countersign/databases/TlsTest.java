package io.countersign.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void a_server_with_tls_takes_nothing_else(DatabaseKind kind) throws Exception {
    TlsFiles ours = TlsFiles.create(folder);
    Files.createDirectory(folder.resolve("other"));
    TlsFiles other = TlsFiles.create(folder.resolve("other"));
    try (LaunchedServer server = kind.launch(ServerOptions.none().requiring(ours))) {
      String database = server.createDatabase();
      String url = server.url(database);

      assertThat(Asking.ask(server, database, inUse(kind))).matches("TLSv1\\.[23]");
      assertThatThrownBy(() -> Asking.connect(server, plain(server, database)))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() ->
              Asking.connect(
                  server, url.replace(ours.authority().toString(), other.authority().toString())))
          .isInstanceOf(SQLException.class);
    }
  }

  /** What the driver of PostgreSQL tries by itself, it is kept from. */
  private static String plain(LaunchedServer server, String database) {
    return switch (server.kind()) {
      case MARIADB -> server.plainUrl(database);
      case POSTGRESQL -> server.plainUrl(database) + "?sslmode=disable";
    };
  }

  private static String inUse(DatabaseKind kind) {
    return switch (kind) {
      case MARIADB ->
          "SELECT variable_value FROM information_schema.session_status"
              + " WHERE variable_name = 'Ssl_version'";
      case POSTGRESQL -> "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    };
  }
}
