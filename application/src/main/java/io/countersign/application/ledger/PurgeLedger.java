package io.countersign.application.ledger;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Forgets the oldest entries of a ledger, in the order of their positions, and notes the link of
 * the last of them: what remains can still be verified, and nothing is missing in between. It is
 * signed, too, unless what is forgotten was tampered with: that is never signed away.
 */
public final class PurgeLedger {

  private final Ledger ledger;
  private final Transactions transactions;
  private final CheckpointSigner signer;

  public PurgeLedger(Ledger ledger, Transactions transactions, CheckpointSigner signer) {
    this.ledger = ledger;
    this.transactions = transactions;
    this.signer = signer;
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
        Head next = base.at(old.getLast());
        ledger.forget(next);
        if (signer.vouchesFor(base) && follows(base, old)) {
          signer.signBase(next);
        }
      }
      return old.size();
    });
  }

  private static boolean follows(Head base, List<Entry> old) {
    Optional<Head> last = Optional.of(base);
    for (Entry entry : old) {
      last = last.flatMap(head -> head.next(entry));
    }
    return last.isPresent();
  }
}
