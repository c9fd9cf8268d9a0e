package io.countersign.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes connections to a database server. */
final class ServerConnections implements DataSource {

  /** How long a statement may take: longer than any lock is waited for. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  /**
   * After which it is tried again to reach a server. A pool would wait longer each time, up to five
   * seconds, and so much later notice that the server is back.
   */
  private static final Duration AGAIN = Duration.ofMillis(250);

  /** SQLSTATE class 08, connection exception (ISO/IEC 9075-2 section 24.1). */
  private static final String UNREACHABLE = "08";

  /** The server is there, and rejected the connection: it wants nobody to insist. */
  private static final String REJECTED = "08004";

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

  /**
   * For a pool, which asks in the background: tries until the server can be reached, or until the
   * pool is closed, which interrupts it.
   */
  @Override
  public Connection getConnection() throws SQLException {
    while (true) {
      try {
        return forRequests();
      } catch (SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        if (!state.startsWith(UNREACHABLE) || state.equals(REJECTED)) {
          throw failed;
        }
        pause(failed);
      }
    }
  }

  /** Nothing is waited for longer than somebody waits for the answer. */
  private Connection forRequests() throws SQLException {
    Connection connection = DriverManager.getConnection(url, hurried);
    connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
    return connection;
  }

  private static void pause(SQLException unreachable) throws SQLException {
    LockSupport.parkNanos(AGAIN.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw unreachable;
    }
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

  /** Seconds, as the driver's properties have it: a pool that closes waits so long for the last. */
  @Override
  public int getLoginTimeout() {
    return 1;
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
