package io.countersign.application.ledger;

import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Signs how far each ledger got that moved on since it was last signed. What is signed follows from
 * what was signed before, entry by entry: so nobody gets a ledger signed that they replaced in
 * between.
 */
public final class SignCheckpoints {

  private static final int PAGE = 1_000;

  private final Ledger ledger;
  private final Checkpoints checkpoints;
  private final CheckpointSigner signer;
  private final Transactions transactions;

  public SignCheckpoints(
      Ledger ledger, Checkpoints checkpoints, CheckpointSigner signer, Transactions transactions) {
    this.ledger = ledger;
    this.checkpoints = checkpoints;
    this.signer = signer;
    this.transactions = transactions;
  }

  /**
   * Signs what is due, of all tenants that it can. It may be stopped at any time.
   *
   * @throws IllegalStateException if a ledger was tampered with, which is not signed any more then
   */
  public void sign() {
    Optional<RuntimeException> damage = Optional.empty();
    for (TenantId tenant : ledger.tenants()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      try {
        sign(tenant);
      } catch (StorageUnavailable away) {
        throw away;
      } catch (RuntimeException damaged) {
        damage = Optional.of(damaged);
      }
    }
    if (damage.isPresent()) {
      throw damage.get();
    }
  }

  private void sign(TenantId tenant) {
    Head from = signed(tenant);
    Head head = ledger.head(tenant).orElse(from);
    if (head.position() < from.position()) {
      throw tampered(tenant, head.position() + 1);
    }
    Optional<Head> reached = follow(from, head);
    if (reached.filter(end -> end.position() > from.position()).isPresent()) {
      keep(from, reached.get());
    }
  }

  /** How far it was signed last; if that is forgotten, or there is none, how far it is. */
  private Head signed(TenantId tenant) {
    Head base = ledger.base(tenant);
    List<SignedCheckpoint> last = checkpoints.before(tenant, Long.MAX_VALUE, 1);
    if (last.isEmpty() || last.getFirst().position() < base.position()) {
      requireForgotten(base);
      return base;
    }
    return signer
        .open(last.getFirst())
        .orElseThrow(() -> tampered(tenant, last.getFirst().position()))
        .checkpoint()
        .head();
  }

  private void requireForgotten(Head base) {
    if (!signer.vouchesFor(base) && ledger.base(base.tenant()).equals(base)) {
      throw tampered(base.tenant(), base.position());
    }
  }

  /** Up to where it leads; nothing if a purge came by, or this is to stop. */
  private Optional<Head> follow(Head from, Head head) {
    Head last = from;
    while (last.position() < head.position()) {
      List<Entry> page = ledger.after(from.tenant(), last.position(), PAGE);
      if (page.isEmpty() || page.getFirst().position() != last.position() + 1) {
        requirePurged(last);
        return Optional.empty();
      }
      for (Entry entry : page) {
        Head before = last;
        last = last.next(entry).orElseThrow(() -> tampered(before.tenant(), before.position() + 1));
      }
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
    }
    return Optional.of(last);
  }

  private void requirePurged(Head last) {
    if (ledger.base(last.tenant()).position() <= last.position()) {
      throw tampered(last.tenant(), last.position() + 1);
    }
  }

  /** Unless it was forgotten meanwhile: checkpoints of what is are forgotten, too. */
  private void keep(Head from, Head reached) {
    var _ =
        transactions.inTransaction(() -> {
          Head locked = ledger.lock(from.tenant());
          if (ledger.base(from.tenant()).position() <= reached.position()) {
            signer.sign(reached);
          }
          return locked;
        });
  }

  private static IllegalStateException tampered(TenantId tenant, long position) {
    return new IllegalStateException(
        "the events of %s were tampered with, at position %d or from there on"
            .formatted(tenant, position));
  }
}
