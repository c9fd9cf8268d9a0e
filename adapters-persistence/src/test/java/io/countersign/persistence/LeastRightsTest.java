package io.countersign.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.databases.DatabaseServer;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rights that docs/operations.md tells to give are enough to begin and to go on. */
class LeastRightsTest {

  private static final String PASSWORD = "only-for-this-test";

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMBEDDED")
  void a_user_with_rights_in_one_database_is_enough(TestDatabase database) throws SQLException {
    DatabaseServer server = database.server();
    String user = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    String name = server.createDatabase();
    grant(server, name, user);
    StorageAddress address =
        new StorageAddress(
            server.url(name),
            Optional.of(user),
            Optional.of(SecretBytes.of(PASSWORD.getBytes(StandardCharsets.UTF_8))),
            2,
            false);

    for (int start = 0; start < 2; start++) {
      try (Storage storage = open(database, address)) {
        assertThat(storage.tenants().find(TenantId.DEFAULT)).isPresent();
      }
    }
  }

  private static Storage open(TestDatabase database, StorageAddress address) {
    return database.provider().open(address, new MemorySecrets(), new SettableClock(Samples.NOW));
  }

  private static void grant(DatabaseServer server, String database, String user)
      throws SQLException {
    List<String> statements =
        switch (server.kind()) {
          case MARIADB ->
              List.of(
                  "CREATE USER %s@'127.0.0.1' IDENTIFIED BY '%s'".formatted(user, PASSWORD),
                  "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES"
                      + " ON %s.* TO %s@'127.0.0.1'".formatted(database, user));
          case POSTGRESQL ->
              List.of(
                  "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(user, PASSWORD),
                  "ALTER DATABASE %s OWNER TO %s".formatted(database, user),
                  "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
        };
    try (Connection connection =
            DriverManager.getConnection(server.url(database), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
