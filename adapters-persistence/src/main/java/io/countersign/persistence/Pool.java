package io.countersign.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.persistence.database.KeepingConnections;
import java.time.Duration;
import javax.sql.DataSource;

/** The connections of the store. */
final class Pool {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Pool() {}

  static HikariDataSource over(DataSource connections, int most) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(new KeepingConnections(connections));
    config.setMaximumPoolSize(most);
    config.setConnectionTimeout(PATIENCE.toMillis());
    // In this process nothing cuts a connection off.
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }
}
