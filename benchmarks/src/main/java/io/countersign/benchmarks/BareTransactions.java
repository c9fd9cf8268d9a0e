package io.countersign.benchmarks;

import io.countersign.benchmarks.load.Work;
import io.countersign.benchmarks.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the database can do at best, reached exactly as the server reaches it: lock a row by its
 * key, change it, commit; prepared statements on a connection of one's own, and nothing around it.
 */
final class BareTransactions {

  private static final int ROWS = 10_000;

  private final Database database;

  private BareTransactions(Database database) {
    this.database = database;
  }

  static BareTransactions on(Database database) throws SQLException {
    try (Connection connection = database.beside();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table bare (id bigint primary key, counted int, state varchar(128))");
      connection.setAutoCommit(false);
      fill(connection);
      connection.commit();
    }
    return new BareTransactions(database);
  }

  private static void fill(Connection connection) throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement("insert into bare (id, counted, state) values (?, 0, ?)")) {
      for (int id = 0; id < ROWS; id++) {
        row.setLong(1, id);
        row.setString(2, Integer.toHexString(id).repeat(4));
        row.addBatch();
      }
      row.executeBatch();
    }
  }

  /** One client with its own connection. */
  Work client() {
    try {
      return new Client(database.beside());
    } catch (SQLException unreachable) {
      throw new IllegalStateException(unreachable);
    }
  }

  private static final class Client implements Work {

    private final Connection connection;
    private final PreparedStatement lock;
    private final PreparedStatement change;

    Client(Connection connection) throws SQLException {
      this.connection = connection;
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      lock = connection.prepareStatement("select counted, state from bare where id = ? for update");
      change = connection.prepareStatement("update bare set counted = ? where id = ?");
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
