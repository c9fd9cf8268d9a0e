package io.countersign.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamedServerTest {

  @ParameterizedTest
  @EnumSource
  void what_was_made_on_a_named_server_is_taken_away(DatabaseKind kind) throws SQLException {
    DatabaseServer shared = SharedServers.of(kind);
    DatabaseServer named =
        NamedServer.of(kind, shared.url(kind.firstDatabase()), shared.user(), shared.password());
    String database = named.createDatabase();
    assertThat(Asking.ask(shared, database, "SELECT 1")).isEqualTo("1");

    named.close();

    assertThatThrownBy(() -> Asking.ask(shared, database, "SELECT 1"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void the_rest_of_its_url_stays() {
    DatabaseServer named =
        NamedServer.of(
            DatabaseKind.MARIADB, "jdbc:mariadb://db.example/first?sslMode=trust", "u", "p");

    assertThat(named.url("other")).isEqualTo("jdbc:mariadb://db.example/other?sslMode=trust");
    assertThat(named.port()).isEqualTo(3306);
  }

  @Test
  void a_url_of_another_kind_is_refused() {
    assertThatThrownBy(
            () -> NamedServer.of(DatabaseKind.MARIADB, "jdbc:postgresql://h/db", "u", "p"))
        .hasMessageContaining("COUNTERSIGN_TEST_MARIADB_URL");
  }
}
