package io.countersign.application.ledger;

import io.countersign.application.ledger.VerifyLedgerResult.Broken;
import io.countersign.application.ledger.VerifyLedgerResult.Flaw;
import io.countersign.application.ledger.VerifyLedgerResult.Intact;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Link;
import io.countersign.domain.tenant.TenantId;
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

  public VerifyLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Reads all that is kept of a tenant's ledger, up to where it is when this begins.
   *
   * @param checkpoint how far it was when somebody wrote that down somewhere else: whoever can
   *     write to the store could replace all of it, but not what is not in there
   * @param progress told the last position that was found as it should be, now and then
   * @throws StorageUnavailable if the store fails
   */
  public VerifyLedgerResult verify(
      TenantId tenant, Optional<Head> checkpoint, LongConsumer progress) {
    Head head = ledger.head(tenant).orElseGet(() -> Head.first(tenant));
    Head base = ledger.base(tenant);
    if (checkpoint.filter(known -> known.position() > head.position()).isPresent()) {
      return new Broken(head.position() + 1, Flaw.MISSING);
    }
    Walk walk = new Walk(base, checkpoint);
    while (walk.isBefore(head)) {
      Optional<Broken> broken = page(walk, head, tenant);
      if (broken.isPresent()) {
        return broken.get();
      }
      progress.accept(walk.last.position());
    }
    return walk.last.link().equals(head.link()) && walk.last.position() == head.position()
        ? new Intact(walk.begun, walk.last)
        : new Broken(head.position(), Flaw.HEAD);
  }

  /** How far the ledger was found as it should be. */
  private static final class Walk {

    private final Optional<Head> checkpoint;
    private Head begun;
    private Head last;

    Walk(Head base, Optional<Head> checkpoint) {
      this.checkpoint = checkpoint;
      this.begun = base;
      this.last = base;
    }

    boolean isBefore(Head head) {
      return last.position() < head.position();
    }

    Optional<Flaw> step(Entry entry) {
      long expected = last.position() + 1;
      if (entry.position() != expected) {
        return Optional.of(entry.position() > expected ? Flaw.MISSING : Flaw.ADDED);
      }
      Link link = last.link().next(expected, entry.written());
      if (!link.equals(entry.link())) {
        return Optional.of(Flaw.CHANGED);
      }
      last = last.at(entry);
      boolean other =
          checkpoint
              .filter(known -> known.position() == expected && !known.link().equals(link))
              .isPresent();
      return other ? Optional.of(Flaw.REPLACED) : Optional.empty();
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
      long wanted = walk.last.position() + 1;
      Optional<Flaw> flaw = walk.step(entry);
      if (flaw.isPresent()) {
        return Optional.of(new Broken(wanted, flaw.get()));
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
    return Optional.empty();
  }
}
