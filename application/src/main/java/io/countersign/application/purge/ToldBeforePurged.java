package io.countersign.application.purge;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Expired rows, of which none is removed before whoever tells of its kind has told of it. */
public final class ToldBeforePurged implements ExpiredRows {

  private final ExpiredRows rows;
  private final Map<Perishable, Runnable> tellers;

  /**
   * @param tellers who tells what expired, of the kinds of which that is told
   */
  public ToldBeforePurged(ExpiredRows rows, Map<Perishable, Runnable> tellers) {
    this.rows = rows;
    this.tellers = Map.copyOf(tellers);
  }

  @Override
  public int purgeSome(Perishable kind, Instant expiredBy, int most) {
    Optional.ofNullable(tellers.get(kind)).ifPresent(Runnable::run);
    return rows.purgeSome(kind, expiredBy, most);
  }
}
