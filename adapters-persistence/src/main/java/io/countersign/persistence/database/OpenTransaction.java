package io.countersign.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transaction that a thread is in. */
public final class OpenTransaction {

  private static final Logger LOG = LoggerFactory.getLogger(OpenTransaction.class);

  private final Connection connection;
  private final Connections connections;
  private final List<Runnable> effects = new ArrayList<>();
  private final Map<Gathered<?>, List<Object>> gathered = new LinkedHashMap<>();
  private @Nullable RuntimeException doom;

  OpenTransaction(Connection connection, Connections connections) {
    this.connection = connection;
    this.connections = connections;
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      close();
      throw Faults.translated(e);
    }
  }

  Connection connection() {
    return connection;
  }

  /** Keeps a value for {@link Gathered} until it is committed. */
  void gather(Gathered<?> by, Object value) {
    gathered.computeIfAbsent(by, _ -> new ArrayList<>()).add(value);
  }

  /** To be run when it was committed. */
  public void afterCommit(Runnable effect) {
    effects.add(effect);
  }

  /** What was to be run when it was committed, in order. */
  public List<Runnable> effects() {
    return List.copyOf(effects);
  }

  /** It can only be rolled back any more. */
  public void doom(RuntimeException why) {
    doom = why;
  }

  /**
   * Makes it durable.
   *
   * @throws RuntimeException why it was doomed
   */
  public void commit() {
    if (doom != null) {
      throw doom;
    }
    gathered.forEach(Gathered::writeAll);
    try {
      connection.commit();
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }

  /**
   * Nothing of it remains. A connection that broke was closed by the pool, and its database undoes
   * what it carried: that the statement failed was told already.
   */
  public void rollback() {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      LOG.warn("a rollback failed", Faults.translated(e));
    }
  }

  /** Gives the connection back, as it was. */
  public void end() {
    connections.ended();
    close();
  }

  private void close() {
    try {
      connections.giveBack(connection);
    } catch (SQLException e) {
      LOG.warn("a connection could not be given back", Faults.translated(e));
    }
  }
}
