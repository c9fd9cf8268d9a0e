package io.countersign.databases;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** What is asked of a server for its tests. */
final class Sql {

  private Sql() {}

  static String uniqueName() {
    return "test_" + random(8);
  }

  /** As many bytes that nobody can guess, in hexadecimal digits. */
  static String random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  static void execute(DatabaseServer server, String sql) {
    try {
      run(server, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "%s on port %d refused \"%s\": %s"
              .formatted(server.kind(), server.port(), sql, e.getMessage()),
          e);
    }
  }

  static void run(DatabaseServer server, String sql) throws SQLException {
    String url = server.url(server.kind().firstDatabase());
    try (Connection connection =
            DriverManager.getConnection(url, server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
