package io.countersign.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopbackProxyTest {

  @ParameterizedTest
  @EnumSource
  void a_cut_ends_connections_and_new_ones_are_let_in(DatabaseKind kind) throws SQLException {
    DatabaseServer server = SharedServers.of(kind);
    String url = server.url(server.createDatabase());
    try (LoopbackProxy proxy = LoopbackProxy.to(server.port())) {
      Connection cut = Asking.connect(server, proxy.through(url));
      assertThat(Asking.ask(cut, "SELECT 1")).isEqualTo("1");

      proxy.cut();

      assertThatThrownBy(() -> Asking.ask(cut, "SELECT 1")).isInstanceOf(SQLException.class);
      assertThat(proxy.connections()).isZero();
      try (Connection next = Asking.connect(server, proxy.through(url))) {
        assertThat(Asking.ask(next, "SELECT 2")).isEqualTo("2");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void it_cuts_at_the_piece_that_is_told_once(DatabaseKind kind) throws SQLException {
    DatabaseServer server = SharedServers.of(kind);
    String url = server.url(server.createDatabase());
    try (LoopbackProxy proxy = LoopbackProxy.to(server.port())) {
      Connection cut = Asking.connect(server, proxy.through(url));

      proxy.cutAt(4);

      assertThat(Asking.ask(cut, "SELECT 1")).isEqualTo("1");
      assertThatThrownBy(() -> Asking.ask(cut, "SELECT 2")).isInstanceOf(SQLException.class);
      try (Connection next = Asking.connect(server, proxy.through(url))) {
        assertThat(Asking.ask(next, "SELECT 3")).isEqualTo("3");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void while_it_refuses_only_open_connections_live_on(DatabaseKind kind) throws SQLException {
    DatabaseServer server = SharedServers.of(kind);
    try (LoopbackProxy proxy = LoopbackProxy.to(server.port())) {
      String url = proxy.through(server.url(server.createDatabase()));
      try (Connection open = Asking.connect(server, url)) {
        proxy.refuse();

        assertThat(Asking.ask(open, "SELECT 1")).isEqualTo("1");
        assertThatThrownBy(() -> Asking.connect(server, url)).isInstanceOf(SQLException.class);

        proxy.accept();

        try (Connection next = Asking.connect(server, url)) {
          assertThat(Asking.ask(next, "SELECT 2")).isEqualTo("2");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bytes_wait_while_it_is_stalled(DatabaseKind kind) throws SQLException {
    DatabaseServer server = SharedServers.of(kind);
    try (LoopbackProxy proxy = LoopbackProxy.to(server.port());
        Connection open =
            Asking.connect(server, proxy.through(server.url(server.createDatabase())))) {
      proxy.stall();
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> one(open));
      assertThat(answer.copy().completeOnTimeout("none", 300, TimeUnit.MILLISECONDS).join())
          .isEqualTo("none");

      proxy.flow();

      assertThat(answer.join()).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_statement_whose_answer_is_lost_was_done(DatabaseKind kind) throws SQLException {
    DatabaseServer server = SharedServers.of(kind);
    String database = server.createDatabase();
    Asking.run(server, database, "CREATE TABLE t (i INT)");
    try (LoopbackProxy proxy = LoopbackProxy.to(server.port())) {
      Connection cut = Asking.connect(server, proxy.through(server.url(database)));
      proxy.stallAnswers();
      CompletableFuture<Void> insert =
          CompletableFuture.runAsync(() -> {
            try {
              cut.createStatement().execute("INSERT INTO t VALUES (7)");
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          });
      while (Asking.ask(server, database, "SELECT count(*) FROM t").equals("0")) {
        assertThat(insert).isNotDone();
      }

      proxy.cut();

      assertThatThrownBy(insert::join).hasRootCauseInstanceOf(java.io.IOException.class);
    }
  }

  private static String one(Connection connection) {
    try {
      return Asking.ask(connection, "SELECT 1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
