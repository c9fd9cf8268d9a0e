package io.countersign.benchmarks;

import io.countersign.benchmarks.load.Work;
import io.countersign.persistence.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the embedded database can do at best, opened exactly as the server opens it: lock a row by
 * its key, change it, commit; prepared statements on a connection of one's own, and nothing around
 * it.
 */
final class BareTransactions implements AutoCloseable {

  private static final int ROWS = 10_000;

  private final EmbeddedDatabase database;

  private BareTransactions(EmbeddedDatabase database) {
    this.database = database;
  }

  static BareTransactions open(Path directory) throws IOException, SQLException {
    EmbeddedDatabase database = EmbeddedDatabase.open(directory);
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table bare (id bigint primary key, count int, state varbinary(128))");
      statement.execute(
          "insert into bare select x, 0, random_uuid() from system_range(0, " + (ROWS - 1) + ")");
    }
    return new BareTransactions(database);
  }

  /** One client with its own connection. */
  Work client() {
    try {
      return new Client(database.connections().getConnection());
    } catch (SQLException unreachable) {
      throw new IllegalStateException(unreachable);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    database.close();
  }

  private static final class Client implements Work {

    private final Connection connection;
    private final PreparedStatement lock;
    private final PreparedStatement change;

    Client(Connection connection) throws SQLException {
      this.connection = connection;
      connection.setAutoCommit(false);
      lock = connection.prepareStatement("select count, state from bare where id = ? for update");
      change = connection.prepareStatement("update bare set count = ? where id = ?");
    }

    @Override
    public boolean once() throws SQLException {
      long id = ThreadLocalRandom.current().nextInt(ROWS);
      lock.setLong(1, id);
      try (var row = lock.executeQuery()) {
        row.next();
        change.setInt(1, row.getInt(1) + 1);
      }
      change.setLong(2, id);
      change.executeUpdate();
      connection.commit();
      return true;
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException alreadyGone) {
        throw new IllegalStateException(alreadyGone);
      }
    }
  }
}
