package io.countersign.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.persistence.database.KeepingConnections;
import io.countersign.persistence.database.Turns;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The connections of the store. */
final class Pool {

  /** How long a request waits for a connection in a crowd, which moves. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * How long it waits when nothing moves. After that it may wait for {@link #CONNECTION} and {@link
   * #VALIDATION}, or for a statement that gets no answer: nobody is left without one for two
   * seconds.
   */
  private static final Duration STALL = Duration.ofMillis(500);

  /** Whoever has a turn has a connection, unless they broke and the server takes no new ones. */
  private static final Duration CONNECTION = Duration.ofMillis(400);

  private static final Duration VALIDATION = Duration.ofMillis(250);

  /** How long the first connections may take. */
  private static final Duration START = Duration.ofSeconds(10);

  private Pool() {}

  /** In this process there is only work in the way. */
  static Turns embeddedTurns(int connections) {
    return new Turns(connections, PATIENCE, PATIENCE);
  }

  static Turns serverTurns(int connections) {
    return new Turns(connections, STALL, PATIENCE);
  }

  static HikariDataSource embedded(DataSource connections, int most) {
    HikariConfig config = config(connections, most);
    config.setConnectionTimeout(PATIENCE.toMillis());
    // In this process nothing cuts a connection off.
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }

  static HikariDataSource server(DataSource connections, String greeting, int most)
      throws SQLException {
    HikariConfig config = config(connections, most);
    config.setConnectionTimeout(CONNECTION.toMillis());
    config.setValidationTimeout(VALIDATION.toMillis());
    // Connections are made in the background only: whoever waits for one has an end to it.
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(greeting);
    // The database's default may be repeatable read, which would not see what it waited for.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    HikariDataSource pool = new HikariDataSource(config);
    try {
      fill(pool, most);
      return pool;
    } catch (SQLException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** The first requests should not all wait for connections to be made one after the other. */
  private static void fill(DataSource pool, int most) throws SQLException {
    List<Connection> all = new ArrayList<>();
    long end = System.nanoTime() + START.toNanos();
    try {
      while (all.size() < most) {
        try {
          all.add(pool.getConnection());
        } catch (SQLTransientConnectionException notYet) {
          if (System.nanoTime() > end) {
            throw notYet;
          }
        }
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  private static HikariConfig config(DataSource connections, int most) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(new KeepingConnections(connections));
    config.setMaximumPoolSize(most);
    return config;
  }
}
