package io.countersign.application.ledger;

import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.purge.Perishable;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Expired rows, of which events are removed from the beginning of their ledgers only. */
public final class EventsByLedger implements ExpiredRows {

  private final ExpiredRows rows;
  private final Ledger ledger;
  private final PurgeLedger purge;

  public EventsByLedger(ExpiredRows rows, Ledger ledger, PurgeLedger purge) {
    this.rows = rows;
    this.ledger = ledger;
    this.purge = purge;
  }

  @Override
  public int purgeSome(Perishable kind, Instant expiredBy, int most) {
    if (kind != Perishable.EVENTS) {
      return rows.purgeSome(kind, expiredBy, most);
    }
    return most - purged(expiredBy, most);
  }

  /** What is wrong with one tenant's ledger keeps no other one's events. */
  private int purged(Instant expiredBy, int most) {
    int left = most;
    Optional<RuntimeException> damage = Optional.empty();
    for (TenantId tenant : ledger.tenants()) {
      try {
        left -= left > 0 ? purge.purge(tenant, expiredBy, left) : 0;
      } catch (StorageUnavailable away) {
        throw away;
      } catch (RuntimeException damaged) {
        damage = Optional.of(damaged);
      }
    }
    if (left == most && damage.isPresent()) {
      throw damage.get();
    }
    return left;
  }
}
