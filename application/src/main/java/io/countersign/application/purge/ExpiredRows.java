package io.countersign.application.purge;

import java.time.Instant;

/** The rows of a store by their expiry. */
public interface ExpiredRows {

  /**
   * Removes some rows that expired at a point in time or before, those that expired first. Each
   * batch is a transaction of its own that waits for nobody: a row that is being used is left for a
   * later batch.
   *
   * @param most how many rows at the most, 1 to 1,000
   * @return how many rows were removed; fewer than {@code most} if no more are left, but for those
   *     that are being used
   * @throws io.countersign.application.transaction.StorageUnavailable if the store fails; then none
   *     was removed
   */
  int purgeSome(Perishable kind, Instant expiredBy, int most);
}
