package io.countersign.persistence;

import io.countersign.application.storage.StorageAddress;
import io.countersign.persistence.database.Engine;
import java.sql.Connection;
import java.time.Duration;
import java.util.Properties;

/** {@code jdbc:postgresql://host:5432/database?…}: PostgreSQL, 15 and newer. */
public final class PostgreSqlProvider extends ServerProvider {

  public PostgreSqlProvider() {
    super(Engine.POSTGRESQL);
  }

  @Override
  public String scheme() {
    return "jdbc:postgresql:";
  }

  @Override
  Properties behavior(Duration patience) {
    Properties properties = new Properties();
    // Whole ones; 0 would mean no end.
    String seconds = Long.toString(Math.max(1, patience.toSeconds()));
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("ApplicationName", "countersign");
    // Every statement is kept and run again: planned once for each connection.
    properties.setProperty("prepareThreshold", "1");
    return properties;
  }

  @Override
  String encryption() {
    return "sslmode";
  }

  /** A lock that is not had soon is given up; a node that froze in a transaction loses it. */
  @Override
  String greeting() {
    return "set lock_timeout = '1s'; set idle_in_transaction_session_timeout = '10s'";
  }

  @Override
  String greetingOfCopy() {
    return "set idle_in_transaction_session_timeout = 0; set statement_timeout = 0";
  }

  @Override
  void check(Connection connection, StorageAddress address) {
    // One primary takes all writes: there is no other way to run it.
  }
}
