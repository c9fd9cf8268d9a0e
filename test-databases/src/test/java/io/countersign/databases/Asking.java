package io.countersign.databases;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Questions of the tests. */
final class Asking {

  private Asking() {}

  static Connection connect(DatabaseServer server, String url) throws SQLException {
    return DriverManager.getConnection(url, server.user(), server.password());
  }

  static String ask(DatabaseServer server, String database, String sql) throws SQLException {
    try (Connection connection = connect(server, server.url(database))) {
      return ask(connection, sql);
    }
  }

  static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void run(DatabaseServer server, String database, String sql) throws SQLException {
    try (Connection connection = connect(server, server.url(database));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
