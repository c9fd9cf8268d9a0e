package io.countersign.application.ledger;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import java.util.List;

/**
 * Gives events their positions, in small batches. Any number of nodes may do it at once: they take
 * turns at the head of a tenant's ledger. It may end at any time: what is not committed then is
 * entered later, by whichever node.
 */
public final class EnterEvents {

  /** As many as are entered in well under a second, for which others may wait. */
  public static final int BATCH = 500;

  private final Ledger ledger;
  private final Transactions transactions;

  public EnterEvents(Ledger ledger, Transactions transactions) {
    this.ledger = ledger;
    this.transactions = transactions;
  }

  /**
   * Enters the next ones of a tenant.
   *
   * @return how many; if they are a {@link #BATCH}, there may be more
   * @throws io.countersign.application.transaction.StorageUnavailable if the store fails; then none
   *     was entered
   */
  public int enter(TenantId tenant) {
    return transactions.inTransaction(() -> {
      Head head = ledger.lock(tenant);
      List<Written> events = ledger.notEntered(tenant, BATCH);
      if (!events.isEmpty()) {
        List<Entry> entries = head.enter(events);
        ledger.enter(entries, head.at(entries.getLast()));
      }
      return events.size();
    });
  }
}
