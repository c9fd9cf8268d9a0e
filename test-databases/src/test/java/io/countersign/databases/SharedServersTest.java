package io.countersign.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedServersTest {

  @ParameterizedTest
  @EnumSource
  void there_is_one_server_of_a_kind(DatabaseKind kind) {
    assertThat(SharedServers.of(kind)).isSameAs(SharedServers.of(kind));
    assertThat(SharedServers.of(kind).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource
  void two_fresh_databases_are_apart(DatabaseKind kind) throws SQLException {
    DatabaseServer server = SharedServers.of(kind);
    String one = server.createDatabase();
    String other = server.createDatabase();

    Asking.run(server, one, "CREATE TABLE t (i INT)");
    Asking.run(server, other, "CREATE TABLE t (i INT)");
    Asking.run(server, one, "INSERT INTO t VALUES (7)");

    assertThat(Asking.ask(server, one, "SELECT count(*) FROM t")).isEqualTo("1");
    assertThat(Asking.ask(server, other, "SELECT count(*) FROM t")).isEqualTo("0");
  }

  @ParameterizedTest
  @EnumSource
  void nobody_gets_in_with_a_wrong_password(DatabaseKind kind) {
    DatabaseServer server = SharedServers.of(kind);
    DatabaseServer stranger =
        NamedServer.of(kind, server.url(kind.firstDatabase()), server.user(), "wrong");

    assertThatThrownBy(stranger::createDatabase)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void what_mariadb_commits_is_durable_and_any_text_fits() throws SQLException {
    DatabaseServer server = SharedServers.mariaDb();
    String database = server.createDatabase();

    assertThat(Asking.ask(server, database, "SELECT @@innodb_flush_log_at_trx_commit"))
        .isEqualTo("1");
    assertThat(Asking.ask(server, database, "SELECT @@character_set_database"))
        .isEqualTo("utf8mb4");
  }

  @Test
  void what_postgresql_commits_is_durable_and_any_text_fits() throws SQLException {
    DatabaseServer server = SharedServers.postgreSql();
    String database = server.createDatabase();

    assertThat(Asking.ask(server, database, "SHOW fsync")).isEqualTo("on");
    assertThat(Asking.ask(server, database, "SHOW synchronous_commit")).isEqualTo("on");
    assertThat(Asking.ask(server, database, "SHOW full_page_writes")).isEqualTo("on");
    assertThat(Asking.ask(server, database, "SHOW server_encoding")).isEqualTo("UTF8");
  }
}
