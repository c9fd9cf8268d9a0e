package io.countersign.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives every statement the connection of the transaction its thread is in, or one of its own that
 * commits by itself.
 */
public final class Connections implements ConnectionProvider {

  private final DataSource pool;
  private final Turns turns;

  @SuppressWarnings("ThreadLocalUsage") // one to a store, and a thread may use several
  private final ThreadLocal<@Nullable OpenTransaction> current = new ThreadLocal<>();

  Connections(DataSource pool, Turns turns) {
    this.pool = pool;
    this.turns = turns;
  }

  /** The transaction that this thread is in. */
  public Optional<OpenTransaction> current() {
    return Optional.ofNullable(current.get());
  }

  /** Begins one for this thread. */
  public OpenTransaction begin() {
    OpenTransaction begun = new OpenTransaction(borrow(), this);
    current.set(begun);
    return begun;
  }

  void ended() {
    current.remove();
  }

  /** The pool resets what was set, and evicts a connection that is broken. */
  void giveBack(Connection connection) throws SQLException {
    try {
      connection.close();
    } finally {
      turns.end();
    }
  }

  @Override
  public Connection acquire() {
    OpenTransaction open = current.get();
    return open == null ? borrow() : open.connection();
  }

  @Override
  public void release(Connection connection) {
    OpenTransaction open = current.get();
    if (open == null || !open.connection().equals(connection)) {
      try {
        giveBack(connection);
      } catch (SQLException e) {
        throw Faults.translated(e);
      }
    }
  }

  private Connection borrow() {
    try {
      turns.begin();
      try {
        Connection connection = pool.getConnection();
        turns.used();
        return connection;
      } catch (SQLException | RuntimeException e) {
        turns.end();
        throw e;
      }
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }
}
