package io.countersign.persistence;

import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageRefused;
import io.countersign.persistence.database.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** {@code jdbc:mariadb://host:3306/database?…}: MariaDB, 10.11 and newer. */
public final class MariaDbProvider extends ServerProvider {

  public MariaDbProvider() {
    super(Engine.MARIADB);
  }

  @Override
  public String scheme() {
    return "jdbc:mariadb:";
  }

  @Override
  Properties behavior(Duration patience) {
    Properties properties = new Properties();
    // Milliseconds.
    properties.setProperty("connectTimeout", Long.toString(patience.toMillis()));
    // Every statement is kept and run again: parsed once for each connection.
    properties.setProperty("useServerPrepStmts", "true");
    return properties;
  }

  @Override
  String encryption() {
    return "sslMode";
  }

  /** A lock that is not had soon is given up; a node that froze in a transaction loses it. */
  @Override
  String greeting() {
    return "set session innodb_lock_wait_timeout = 1, idle_transaction_timeout = 10,"
        + " sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'";
  }

  /** Whatever does not fit is refused, and nothing is cut. */
  @Override
  String greetingOfCopy() {
    return "set session idle_transaction_timeout = 0, max_statement_time = 0,"
        + " sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'";
  }

  /**
   * A Galera cluster certifies a transaction when it commits, and healthy ones lost updates when
   * several of its nodes were written to (Jepsen, MariaDB Galera Cluster, 2026): locks of one node
   * mean nothing to the others.
   */
  @Override
  void check(Connection connection, StorageAddress address) throws SQLException {
    if (!address.oneWriter() && galeraNodes(connection) > 1) {
      throw new StorageRefused(
          "this MariaDB is a node of a Galera cluster, on which several writers can use one code"
              + " twice. Let all nodes of Countersign write to the same node of the cluster, and"
              + " say so with storage.oneWriter: true");
    }
  }

  private static int galeraNodes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet size = statement.executeQuery("show global status like 'wsrep_cluster_size'")) {
      return size.next() ? size.getInt(2) : 0;
    }
  }
}
