package io.countersign.persistence.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets as many use a connection as there are, in the order of their coming. A crowd is waited for,
 * since it moves; but when nobody got a turn for a while it is the database that is in the way, and
 * all who wait are told so rather than left without an answer.
 */
public final class Turns {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Semaphore free;
  private final long stallNanos;
  private final long patienceNanos;
  private volatile long lastGiven = System.nanoTime();

  /**
   * @param connections how many there are
   * @param stall without a turn for so long, the database does not answer
   * @param patience nobody waits longer than this
   */
  public Turns(int connections, Duration stall, Duration patience) {
    free = new Semaphore(connections, true);
    stallNanos = stall.toNanos();
    patienceNanos = patience.toNanos();
  }

  /** How many wait, about. */
  public int waiting() {
    return free.getQueueLength();
  }

  /** Waits for one, which has to be {@linkplain #end ended}. */
  void begin() throws SQLException {
    long came = System.nanoTime();
    try {
      while (!free.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        // Of two clock readings the later one is the one with the positive difference.
        long moved = lastGiven - came > 0 ? lastGiven : came;
        if (now - moved > stallNanos || now - came > patienceNanos) {
          throw new SQLTransientConnectionException("no connection is free", "08001");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted", "08001", e);
    }
  }

  /** A connection was had in it. */
  void used() {
    lastGiven = System.nanoTime();
  }

  void end() {
    free.release();
  }
}
