package io.countersign.benchmarks.audit;

import io.countersign.benchmarks.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The heads of all ledgers, which whoever enters events must lock. */
public final class Heads {

  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(50);

  private final Database.Served database;

  public Heads(Database.Served database) {
    this.database = database;
  }

  /** Does something while nobody can enter events, and then waits until all are entered. */
  public <T> T whileHeld(Callable<T> work) throws Exception {
    T done;
    try (Connection connection = database.within();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select * from ledgers for update");
      done = work.call();
      connection.rollback();
    }
    awaitEntered();
    return done;
  }

  private void awaitEntered() throws SQLException {
    try (Connection connection = database.within();
        Statement statement = connection.createStatement()) {
      while (waiting(statement)) {
        LockSupport.parkNanos(MOMENT);
      }
    }
  }

  private static boolean waiting(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("select count(*) from events where position is null")) {
      rows.next();
      return rows.getLong(1) > 0;
    }
  }
}
