package io.countersign.persistence.embedded;

import io.countersign.persistence.embedded.Compaction.Durable;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a database that commit in memory and then wait for a write that they share.
 *
 * <p>With its own setting (a write delay of 0) H2 writes once for each commit, one after the other.
 * Below 0 it leaves the writing to us, and has no threads that write beside us.
 */
final class DurableConnections implements DataSource {

  private static final int WE_WRITE = -1;

  /**
   * What was written again since stays so many writes longer: for a moment, H2 may take a chunk for
   * unused that the newest version on the medium still needs. MVStore's own default; H2 sets none.
   */
  private static final int VERSIONS = 5;

  private final DataSource source;
  private Optional<Durable> current = Optional.empty();

  /**
   * @param source connections to one H2 database, with a write delay of 0
   */
  DurableConnections(DataSource source) {
    this.source = source;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = source.getConnection();
    return DurableConnection.of(connection, durable(store(connection)).group());
  }

  /** What was connected to last. */
  synchronized Optional<Durable> current() {
    return current;
  }

  /** H2 opens the database anew after it had to close it: then it has another store. */
  private synchronized Durable durable(MVStore store) {
    // Each new connection sets it to what the URL says.
    store.setAutoCommitDelay(WE_WRITE);
    store.setVersionsToKeep(VERSIONS);
    Durable durable =
        current
            .filter(known -> known.store() == store)
            .orElseGet(() -> new Durable(store, new GroupCommit(() -> write(store))));
    current = Optional.of(durable);
    return durable;
  }

  /** A store that is closed would do nothing, silently. */
  private static void write(MVStore store) {
    store.commit();
    if (store.getPanicException() != null || store.isClosed()) {
      throw DataUtils.newMVStoreException(DataUtils.ERROR_CLOSED, "the store is closed");
    }
  }

  /** What keeps the rows of a connection to H2. */
  static MVStore store(Connection connection) throws SQLException {
    JdbcConnection h2 = connection.unwrap(JdbcConnection.class);
    return ((SessionLocal) h2.getSession()).getDatabase().getStore().getMvStore();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
