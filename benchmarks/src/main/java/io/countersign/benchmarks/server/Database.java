package io.countersign.benchmarks.server;

import io.countersign.databases.DatabaseKind;
import io.countersign.databases.DatabaseServer;
import io.countersign.persistence.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** The database that a server is measured on, and a way to it that passes the server by. */
public interface Database extends AutoCloseable {

  /** What a server is told, as environment variables. */
  Map<String, String> settings();

  /** Opens a connection to rows beside those of the server, as fast as the server's own. */
  Connection beside() throws SQLException;

  @Override
  void close() throws IOException, SQLException;

  /**
   * Launches one.
   *
   * @param kind embedded, mariadb or postgresql
   * @param data for the embedded one
   */
  static Database launch(String kind, Path data) throws IOException, SQLException {
    return kind.equals("embedded")
        ? new Embedded(EmbeddedDatabase.open(data.resolve("bare")))
        : new Served(DatabaseKind.valueOf(kind.toUpperCase(Locale.ROOT)).launch());
  }

  /** In a process of its own for each: of the same make, in folders side by side. */
  record Embedded(EmbeddedDatabase database) implements Database {

    @Override
    public Map<String, String> settings() {
      return Map.of();
    }

    @Override
    public Connection beside() throws SQLException {
      return database.connections().getConnection();
    }

    @Override
    public void close() throws IOException, SQLException {
      database.close();
    }
  }

  /** One database server, which takes turns at both. */
  record Served(DatabaseServer server, String rows, String bare) implements Database {

    Served(DatabaseServer server) {
      this(server, server.createDatabase(), server.createDatabase());
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "COUNTERSIGN_STORAGE_URL", server.url(rows),
          "COUNTERSIGN_STORAGE_USER", server.user(),
          "COUNTERSIGN_STORAGE_PASSWORD", server.password());
    }

    @Override
    public Connection beside() throws SQLException {
      return connect(bare);
    }

    /** To the rows of the server themselves. */
    public Connection within() throws SQLException {
      return connect(rows);
    }

    private Connection connect(String database) throws SQLException {
      String url = server.url(database);
      String prepared =
          server.kind() == DatabaseKind.MARIADB ? "useServerPrepStmts=true" : "prepareThreshold=1";
      return DriverManager.getConnection(
          url + (url.contains("?") ? "&" : "?") + prepared, server.user(), server.password());
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
