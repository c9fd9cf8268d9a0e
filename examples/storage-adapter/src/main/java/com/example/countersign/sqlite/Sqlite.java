package com.example.countersign.sqlite;

import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.transaction.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions and statements on one SQLite file. One transaction runs after the other, and
 * whatever one reads stays as it is until its end: that is more than the ports ask of a lock.
 */
final class Sqlite implements Transactions {

  private final Connections connections;

  /** Why the transaction that runs can only be rolled back; of whose turn it is. */
  private @Nullable RuntimeException doom;

  /** What is to be run when the transaction that runs was committed; of whose turn it is. */
  private final List<Runnable> effects = new ArrayList<>();

  /** Makes something of a row. */
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  Sqlite(Connections connections) {
    this.connections = connections;
  }

  /** Brings the schema up to date; of several processes one does it. */
  void migrate() {
    inTransaction(() -> {
      long version =
          first("select user_version from pragma_user_version", row -> row.number(1)).orElseThrow();
      if (version == 0) {
        run(schema());
        run("pragma user_version = 1");
      }
      return version;
    });
  }

  private static String schema() {
    try (InputStream script =
        Objects.requireNonNull(Sqlite.class.getResourceAsStream("schema.sql"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    if (connections.isMyTurn()) {
      return joined(work);
    }
    connections.takeTurn();
    T result;
    List<Runnable> after;
    try {
      run("begin immediate");
      result = work.get();
      if (doom != null) {
        throw doom;
      }
      run("commit");
      after = List.copyOf(effects);
    } catch (Throwable failed) {
      rollback(failed);
      throw failed;
    } finally {
      doom = null;
      effects.clear();
      connections.endTurn();
    }
    after.forEach(Runnable::run);
    return result;
  }

  @Override
  public void afterCommit(Runnable effect) {
    if (connections.isMyTurn()) {
      effects.add(effect);
    } else {
      effect.run();
    }
  }

  /** Nothing may remain of work that failed, so the transaction it joined fails with it. */
  private <T> T joined(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException failed) {
      doom = failed;
      throw failed;
    }
  }

  /** SQLite may have done it by itself, and then there is nothing to undo any more. */
  private void rollback(Throwable because) {
    try {
      run("rollback");
    } catch (StorageUnavailable e) {
      because.addSuppressed(e);
    }
  }

  /** For what locks: there must be an end to hold the lock until. */
  void requireTransaction() {
    if (!connections.isMyTurn()) {
      throw new IllegalStateException("locks are held until a transaction ends: there is none");
    }
  }

  /**
   * Changes rows.
   *
   * @return how many
   */
  int change(String sql, @Nullable Object... values) {
    return connections.write(connection -> {
      try (PreparedStatement statement = Row.bind(connection.prepareStatement(sql), values)) {
        return statement.executeUpdate();
      }
    });
  }

  /** Changes one row that must be there. */
  void changeOne(String sql, @Nullable Object... values) {
    if (change(sql, values) != 1) {
      throw new IllegalStateException("the row to change is not there");
    }
  }

  <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) {
    return all(sql, reader, values).stream().findFirst();
  }

  <T> List<T> all(String sql, Reader<T> reader, @Nullable Object... values) {
    return connections.read(connection -> {
      try (PreparedStatement statement = Row.bind(connection.prepareStatement(sql), values);
          ResultSet result = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(reader.read(new Row(result)));
        }
        return rows;
      }
    });
  }

  /** Statements without values, one or several. */
  private void run(String sql) {
    connections.write(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.executeUpdate(sql);
      }
    });
  }
}
