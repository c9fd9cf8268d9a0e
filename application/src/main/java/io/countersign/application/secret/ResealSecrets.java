package io.countersign.application.secret;

/**
 * After a new primary key: brings every row over to it, batch by batch. It may be stopped at any
 * time and started again anywhere; what is done is known by the rows themselves.
 */
public final class ResealSecrets {

  private static final int BATCH = 200;

  private final SealedRows rows;

  public ResealSecrets(SealedRows rows) {
    this.rows = rows;
  }

  /**
   * @return how many rows were sealed again
   */
  public long reseal() {
    long done = 0;
    int batch;
    do {
      batch = rows.resealSome(BATCH);
      done += batch;
    } while (batch > 0 && !Thread.currentThread().isInterrupted());
    return done;
  }
}
