package io.countersign.application.purge;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Removes what expired and was kept long enough since, batch by batch. It may be stopped at any
 * time, and it may run on several nodes at once: each row is removed once.
 */
public final class PurgeExpired {

  private static final int BATCH = 500;

  private final ExpiredRows rows;
  private final Retention retention;
  private final InstantSource clock;
  private final Runnable pause;

  /**
   * @param pause waits a moment between two batches, so that others get their turn at the store
   */
  public PurgeExpired(ExpiredRows rows, Retention retention, InstantSource clock, Runnable pause) {
    this.rows = rows;
    this.retention = retention;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * @return how many rows of this kind were removed
   */
  public long purge(Perishable kind) {
    Instant expiredBy = clock.instant().minus(retention.of(kind));
    long done = 0;
    int batch = rows.purgeSome(kind, expiredBy, BATCH);
    done += batch;
    while (batch == BATCH && !Thread.currentThread().isInterrupted()) {
      pause.run();
      batch = rows.purgeSome(kind, expiredBy, BATCH);
      done += batch;
    }
    return done;
  }
}
