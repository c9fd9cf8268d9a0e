package io.countersign.application.transaction;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets those who are about to lock the same row wait for one another here, in the order of their
 * coming, rather than in the store: there each would keep a connection from everybody else. What is
 * right is up to the store all the same, which has other nodes, too.
 */
final class RowTurns {

  /** Who comes when so many want the same one is sent away at once. */
  static final int MOST = 512;

  private final Duration patience;
  private final Map<Object, Row> rows = new HashMap<>();

  /** It is forgotten when nobody works on it or waits for it. */
  private static final class Row {
    private final Semaphore free = new Semaphore(1, true);
    private int size;
  }

  /**
   * @param patience nobody waits longer than this
   */
  RowTurns(Duration patience) {
    this.patience = patience;
  }

  /** If nobody else has it. */
  Optional<Turn> tryBegin(Object row) {
    return begun(row, Duration.ZERO);
  }

  /**
   * @throws StorageUnavailable if there is none in time, or too many wait
   */
  Turn begin(Object row) {
    return begun(row, patience)
        .orElseThrow(
            () -> new StorageUnavailable(new IllegalStateException("too many want the same row")));
  }

  private Optional<Turn> begun(Object name, Duration most) {
    return join(name).flatMap(row -> waited(name, row, most));
  }

  private Optional<Turn> waited(Object name, Row row, Duration most) {
    boolean taken = false;
    try {
      taken = acquired(row.free, most);
    } finally {
      if (!taken) {
        leave(name, row);
      }
    }
    return taken ? Optional.of(new Turn(() -> end(name, row))) : Optional.empty();
  }

  private static boolean acquired(Semaphore free, Duration most) {
    try {
      return free.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void end(Object name, Row row) {
    row.free.release();
    leave(name, row);
  }

  private synchronized Optional<Row> join(Object name) {
    Row row = rows.computeIfAbsent(name, _ -> new Row());
    if (row.size == MOST) {
      return Optional.empty();
    }
    row.size++;
    return Optional.of(row);
  }

  private synchronized void leave(Object name, Row row) {
    row.size--;
    if (row.size == 0) {
      rows.remove(name);
    }
  }

  /** How many rows are remembered: those that somebody works on or waits for. */
  synchronized int rows() {
    return rows.size();
  }
}
