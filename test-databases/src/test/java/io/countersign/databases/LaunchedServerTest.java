package io.countersign.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchedServerTest {

  private static final Map<DatabaseKind, LaunchedServer> SERVERS =
      new EnumMap<>(DatabaseKind.class);

  @BeforeAll
  static void launch() {
    for (DatabaseKind kind : DatabaseKind.values()) {
      SERVERS.put(kind, kind.launch());
    }
  }

  @AfterAll
  static void close() {
    SERVERS.values().forEach(LaunchedServer::close);
  }

  @ParameterizedTest
  @EnumSource
  void what_was_committed_is_there_after_a_kill_and_what_was_not_is_gone(DatabaseKind kind)
      throws SQLException {
    LaunchedServer server = server(kind);
    String database = server.createDatabase();
    Asking.run(server, database, "CREATE TABLE t (i INT)");
    Asking.run(server, database, "INSERT INTO t VALUES (7)");
    String url = server.url(database);
    try (Connection open = Asking.connect(server, url);
        Statement statement = open.createStatement()) {
      open.setAutoCommit(false);
      statement.execute("INSERT INTO t VALUES (8)");
      server.kill();
      assertThatThrownBy(() -> Asking.connect(server, url)).isInstanceOf(SQLException.class);
    } catch (SQLException _) {
      // what was not committed cannot be undone by a connection that is gone
    }

    server.start();

    assertThat(server.url(database)).isEqualTo(url);
    assertThat(Asking.ask(server, database, "SELECT sum(i) FROM t")).isEqualTo("7");
  }

  @ParameterizedTest
  @EnumSource
  void it_stops_with_clients_and_starts_again(DatabaseKind kind) throws SQLException {
    LaunchedServer server = server(kind);
    String database = server.createDatabase();
    try (Connection _ = Asking.connect(server, server.url(database))) {
      server.stop();
    }
    assertThatThrownBy(server::createDatabase).hasMessageContaining("on port " + server.port());
    assertThatThrownBy(server::stop).hasMessage("the server does not run");

    server.start();

    assertThat(Asking.ask(server, database, "SELECT 1")).isEqualTo("1");
    assertThatThrownBy(server::start).hasMessage("the server runs already");
  }

  @ParameterizedTest
  @EnumSource
  void it_answers_nothing_while_it_is_held(DatabaseKind kind) throws Exception {
    LaunchedServer server = server(kind);
    try (Connection connection = Asking.connect(server, server.url(server.createDatabase()))) {
      server.pause();
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> {
            try {
              return Asking.ask(connection, "SELECT 1");
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          });
      assertThat(answer.completeOnTimeout("none", 300, TimeUnit.MILLISECONDS).copy().join())
          .isEqualTo("none");

      server.resume();

      assertThat(Asking.ask(connection, "SELECT 2")).isEqualTo("2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_held_server_is_killed_and_leaves_nothing(DatabaseKind kind) {
    LaunchedServer server = kind.launch();
    Path folder = server.folder();
    server.pause();

    server.close();

    assertThat(folder).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void a_server_that_cannot_start_says_why_and_leaves_nothing(DatabaseKind kind) {
    assertThatThrownBy(() -> kind.launch(ServerOptions.none().with("--no_such_option=1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(kind + " does not answer")
        .hasMessageContaining("no_such_option");
  }

  @ParameterizedTest
  @EnumSource
  void options_are_the_servers(DatabaseKind kind) throws SQLException {
    String option =
        switch (kind) {
          case MARIADB -> "--transaction-isolation=SERIALIZABLE";
          case POSTGRESQL -> "--default_transaction_isolation=serializable";
        };
    String question =
        switch (kind) {
          case MARIADB -> "SELECT @@transaction_isolation";
          case POSTGRESQL -> "SHOW default_transaction_isolation";
        };
    try (LaunchedServer server = kind.launch(ServerOptions.none().with(option))) {
      assertThat(Asking.ask(server, kind.firstDatabase(), question))
          .isEqualToIgnoringCase("serializable");
    }
  }

  private static LaunchedServer server(DatabaseKind kind) {
    return Objects.requireNonNull(SERVERS.get(kind));
  }
}
