package io.countersign.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes connections to a database server. */
final class ServerConnections implements DataSource {

  /** How long a statement may take: longer than any lock is waited for. */
  private static final Duration PATIENCE = Duration.ofMillis(1_800);

  private final String url;
  private final Properties hurried;
  private final Properties unhurried;

  /**
   * What the URL says goes before the properties.
   *
   * @param hurried of the driver, for requests
   * @param unhurried of the driver, for migrations
   */
  ServerConnections(String url, Properties hurried, Properties unhurried) {
    this.url = url;
    this.hurried = hurried;
    this.unhurried = unhurried;
  }

  /** For requests: nothing is waited for longer than somebody waits for the answer. */
  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = DriverManager.getConnection(url, hurried);
    connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
    return connection;
  }

  /** For migrations, whose statements take as long as they take. */
  Connection unhurried() throws SQLException {
    return DriverManager.getConnection(url, unhurried);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    // Nothing is written.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The pool asks for it; the driver's properties have it already.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
