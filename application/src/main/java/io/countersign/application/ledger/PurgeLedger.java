package io.countersign.application.ledger;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Forgets the oldest entries of a ledger, in the order of their positions, and notes the link of
 * the last of them: what remains can still be verified, and nothing is missing in between.
 */
public final class PurgeLedger {

  private final Ledger ledger;
  private final Transactions transactions;

  public PurgeLedger(Ledger ledger, Transactions transactions) {
    this.ledger = ledger;
    this.transactions = transactions;
  }

  /**
   * Forgets some.
   *
   * @param happenedBy those that happened then or before, up to the first that did not
   * @param most how many at the most, 1 to 1,000
   * @return how many
   */
  public int purge(TenantId tenant, Instant happenedBy, int most) {
    return transactions.inTransaction(() -> {
      Head _ = ledger.lock(tenant);
      Head base = ledger.base(tenant);
      List<Entry> old =
          ledger.after(tenant, base.position(), most).stream()
              .takeWhile(entry -> !entry.written().at().isAfter(happenedBy))
              .toList();
      if (!old.isEmpty()) {
        ledger.forget(base.at(old.getLast()));
      }
      return old.size();
    });
  }
}
