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

  @SuppressWarnings("ThreadLocalUsage") // one to a store, and a thread may use several
  private final ThreadLocal<@Nullable OpenTransaction> current = new ThreadLocal<>();

  Connections(DataSource pool) {
    this.pool = pool;
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
        connection.close();
      } catch (SQLException e) {
        throw Faults.translated(e);
      }
    }
  }

  private Connection borrow() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }
}
