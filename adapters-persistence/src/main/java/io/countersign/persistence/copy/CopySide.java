package io.countersign.persistence.copy;

import io.countersign.persistence.database.Engine;
import io.countersign.persistence.database.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DSL;

/**
 * A database that a copy reads or writes, its schema up to date.
 *
 * @param name tells it from others
 * @param connection one of its own
 * @param underneath what the connection leads to, closed after it
 */
public record CopySide(String name, Connection connection, Engine engine, Underneath underneath)
    implements AutoCloseable {

  /** What a connection leads to. */
  public interface Underneath {

    void close() throws SQLException, IOException;
  }

  DSLContext sql() {
    ExecuteListenerProvider faults = Faults::new;
    return DSL.using(engine.sql(connection).configuration().derive(faults));
  }

  /** Everything that is read until the next {@link #commit} is of one moment. */
  void readOnly() {
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }

  /** What is written becomes durable at the next {@link #commit}. */
  void inTransactions() {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }

  @Override
  public void close() {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw Faults.translated(e);
    } finally {
      closeUnderneath();
    }
  }

  private void closeUnderneath() {
    try {
      underneath.close();
    } catch (SQLException e) {
      throw Faults.translated(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
