package io.countersign.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.persistence.database.KeepingConnections;
import java.time.Duration;
import javax.sql.DataSource;

/** The connections of the store. */
final class Pool {

  /** How long a request waits for one of the embedded database: there is only work in its way. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * How long a request waits for one of a database server: with the statement that follows nobody
   * is left without an answer for more than some two seconds.
   */
  private static final Duration SERVER_PATIENCE = Duration.ofSeconds(1);

  private static final Duration VALIDATION = Duration.ofMillis(500);

  private Pool() {}

  static HikariDataSource embedded(DataSource connections, int most) {
    HikariConfig config = config(connections, most);
    config.setConnectionTimeout(PATIENCE.toMillis());
    // In this process nothing cuts a connection off.
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }

  static HikariDataSource server(DataSource connections, String greeting, int most) {
    HikariConfig config = config(connections, most);
    config.setConnectionTimeout(SERVER_PATIENCE.toMillis());
    config.setValidationTimeout(VALIDATION.toMillis());
    config.setConnectionInitSql(greeting);
    // The database's default may be repeatable read, which would not see what it waited for.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  private static HikariConfig config(DataSource connections, int most) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(new KeepingConnections(connections));
    config.setMaximumPoolSize(most);
    return config;
  }
}
