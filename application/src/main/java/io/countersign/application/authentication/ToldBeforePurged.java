package io.countersign.application.authentication;

import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.purge.Perishable;
import java.time.Instant;

/** Expired rows, of which no authentication is removed before it was told that it expired. */
public final class ToldBeforePurged implements ExpiredRows {

  private final ExpiredRows rows;
  private final ExpireAuthentications expire;

  public ToldBeforePurged(ExpiredRows rows, ExpireAuthentications expire) {
    this.rows = rows;
    this.expire = expire;
  }

  @Override
  public int purgeSome(Perishable kind, Instant expiredBy, int most) {
    if (kind == Perishable.AUTHENTICATIONS) {
      int _ = expire.expire();
    }
    return rows.purgeSome(kind, expiredBy, most);
  }
}
