package com.example.countersign.sqlite;

import io.countersign.application.transaction.StorageUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one SQLite file: one that writes, whose turn threads take one after the other,
 * and those that read beside it what was committed last (WAL). Each commit is synced before it
 * returns.
 */
final class Connections implements AutoCloseable {

  /** For what is busy in this process: there is only work in the way. */
  private static final int PATIENCE_MILLIS = 5_000;

  /** For another process, such as a command that works on the same file. */
  private static final int BUSY_MILLIS = 1_800;

  private static final int BUSY = 5;
  private static final int CONSTRAINT = 19;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final BlockingQueue<Connection> readers = new LinkedBlockingQueue<>();
  private final Connection writer;
  private final int most;

  /** What is done with a connection. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  private interface Waiting<T> {
    @Nullable T begin() throws InterruptedException;
  }

  /**
   * @param most how many readers there are
   */
  Connections(Path file, int most) {
    this.most = most;
    try {
      writer = connect(file);
      for (int i = 0; i < most; i++) {
        readers.add(connect(file));
      }
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }

  /**
   * Of several processes that turn a new file to WAL at once all but one are told that it is busy,
   * whatever the timeout says.
   */
  private static Connection connect(Path file) throws SQLException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (true) {
      try {
        return connectNow(file);
      } catch (SQLException e) {
        if ((e.getErrorCode() & 0xff) != BUSY || System.nanoTime() - end > 0) {
          throw e;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static Connection connectNow(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
    settings.setProperty("journal_mode", "WAL");
    settings.setProperty("synchronous", "FULL");
    return DriverManager.getConnection("jdbc:sqlite:" + file, settings);
  }

  /** Whether it is this thread's turn to write. */
  boolean isMyTurn() {
    return turn.isHeldByCurrentThread();
  }

  /** Waits for the turn of this thread, to be followed by {@link #endTurn}. */
  void takeTurn() {
    await(() -> turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) ? turn : null);
  }

  void endTurn() {
    turn.unlock();
  }

  /** In the transaction of this thread, or on its own. */
  <T> T write(Work<T> work) {
    if (isMyTurn()) {
      return run(work, writer);
    }
    takeTurn();
    try {
      return run(work, writer);
    } finally {
      endTurn();
    }
  }

  /** In the transaction of this thread, or beside whoever is in one. */
  <T> T read(Work<T> work) {
    if (isMyTurn()) {
      return run(work, writer);
    }
    Connection reader = await(() -> readers.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    try {
      return run(work, reader);
    } finally {
      readers.add(reader);
    }
  }

  private static <T> T await(Waiting<T> waiting) {
    try {
      T had = waiting.begin();
      if (had == null) {
        throw new StorageUnavailable(new TimeoutException("all connections stay in use"));
      }
      return had;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailable(e);
    }
  }

  private static <T> T run(Work<T> work, Connection connection) {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      // The low byte is the kind of the fault.
      throw (e.getErrorCode() & 0xff) == CONSTRAINT
          ? new IllegalStateException("the schema does not allow this row", e)
          : new StorageUnavailable(e);
    }
  }

  /** How many readers are not in use. */
  int idle() {
    return readers.size();
  }

  /** How many readers there are. */
  int most() {
    return most;
  }

  /** How many threads wait for their turn. */
  int waiting() {
    return turn.getQueueLength();
  }

  @Override
  public void close() {
    try {
      for (Connection reader : readers) {
        reader.close();
      }
      writer.close();
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }
}
