package io.countersign.application.ledger;

import io.countersign.application.ledger.VerifyLedgerResult.Broken;
import io.countersign.application.ledger.VerifyLedgerResult.Flaw;
import io.countersign.application.ledger.VerifyLedgerResult.Intact;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Finds whether anybody changed, removed, added or moved an entry of a ledger past Countersign, and
 * where. Events may be told, entered and purged meanwhile.
 */
public final class VerifyLedger {

  private static final int PAGE = 1_000;

  private final Ledger ledger;
  private final Checkpoints checkpoints;
  private final CheckpointSigner signer;

  public VerifyLedger(Ledger ledger, Checkpoints checkpoints, CheckpointSigner signer) {
    this.ledger = ledger;
    this.checkpoints = checkpoints;
    this.signer = signer;
  }

  /**
   * Reads all that is kept of a tenant's ledger, up to where it is when this begins.
   *
   * @param known how far it was when somebody wrote that down somewhere else: whoever can write to
   *     the store could replace all of it, but not what is not in there
   * @param progress told the last position that was found as it should be, now and then
   * @throws StorageUnavailable if the store fails
   */
  public VerifyLedgerResult verify(TenantId tenant, Collection<Head> known, LongConsumer progress) {
    Witnesses witnesses = new Witnesses(checkpoints, signer, tenant, known);
    Head head = ledger.head(tenant).orElseGet(() -> Head.first(tenant));
    Walk walk = new Walk(ledger.base(tenant), witnesses);
    Optional<Broken> broken = base(walk);
    while (broken.isEmpty() && walk.isBefore(head)) {
      broken = page(walk, head, tenant);
      progress.accept(walk.last.position());
    }
    return broken
        .or(() -> end(walk, head))
        .<VerifyLedgerResult>map(found -> found)
        .orElseGet(() -> new Intact(walk.begun, walk.last, witnesses.confirmed()));
  }

  private static Optional<Broken> end(Walk walk, Head head) {
    return walk.last.equals(head)
        ? walk.witnesses.againstEnd(head)
        : Optional.of(new Broken(head.position(), Flaw.HEAD));
  }

  /** How far the ledger was found as it should be. */
  private static final class Walk {

    private final Witnesses witnesses;
    private Head begun;
    private Head last;

    Walk(Head base, Witnesses witnesses) {
      this.witnesses = witnesses;
      this.begun = base;
      this.last = base;
    }

    boolean isBefore(Head head) {
      return last.position() < head.position();
    }

    Optional<Broken> step(Entry entry) {
      long expected = last.position() + 1;
      if (entry.position() != expected) {
        Flaw flaw = entry.position() > expected ? Flaw.MISSING : Flaw.ADDED;
        return Optional.of(new Broken(expected, flaw));
      }
      Optional<Head> next = last.next(entry);
      if (next.isEmpty()) {
        return Optional.of(new Broken(expected, Flaw.CHANGED));
      }
      last = next.get();
      return witnesses.against(last);
    }

    void restart(Head base) {
      begun = base;
      last = base;
    }
  }

  private Optional<Broken> page(Walk walk, Head head, TenantId tenant) {
    try {
      return step(walk, head, tenant, PAGE);
    } catch (RuntimeException unreadable) {
      requireStore(tenant);
      return oneByOne(walk, head, tenant);
    }
  }

  /** Some value of the page may be none that was ever written: which, smaller pages tell. */
  private Optional<Broken> oneByOne(Walk walk, Head head, TenantId tenant) {
    Optional<Broken> broken = Optional.empty();
    for (int i = 0; i < PAGE && broken.isEmpty() && walk.isBefore(head); i++) {
      try {
        broken = step(walk, head, tenant, 1);
      } catch (RuntimeException here) {
        requireStore(tenant);
        broken = again(walk, head, tenant);
      }
    }
    return broken;
  }

  /** A store that stumbled a moment ago does not any more; a value that is wrong stays so. */
  private Optional<Broken> again(Walk walk, Head head, TenantId tenant) {
    try {
      return step(walk, head, tenant, 1);
    } catch (RuntimeException here) {
      requireStore(tenant);
      return Optional.of(new Broken(walk.last.position() + 1, Flaw.CHANGED));
    }
  }

  /**
   * @throws StorageUnavailable if it was the store that failed
   */
  private void requireStore(TenantId tenant) {
    Optional<Head> _ = ledger.head(tenant);
  }

  private Optional<Broken> step(Walk walk, Head head, TenantId tenant, int most) {
    long expected = walk.last.position() + 1;
    List<Entry> entries = ledger.after(tenant, walk.last.position(), most);
    if (entries.isEmpty() || entries.getFirst().position() != expected) {
      return gap(walk, tenant, expected);
    }
    for (Entry entry : entries) {
      if (!walk.isBefore(head)) {
        break;
      }
      Optional<Broken> broken = walk.step(entry);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  /** A purge may have come by. */
  private Optional<Broken> gap(Walk walk, TenantId tenant, long expected) {
    Head base = ledger.base(tenant);
    if (base.position() < expected) {
      return Optional.of(new Broken(expected, Flaw.MISSING));
    }
    walk.restart(base);
    return base(walk);
  }

  /** If a purge comes by, the next page begins behind a gap, and from another base. */
  private Optional<Broken> base(Walk walk) {
    Head base = walk.begun;
    boolean unknown = !signer.vouchesFor(base) && ledger.base(base.tenant()).equals(base);
    return walk.witnesses
        .against(base)
        .or(() -> unknown ? Optional.of(new Broken(base.position(), Flaw.BASE)) : Optional.empty());
  }
}
