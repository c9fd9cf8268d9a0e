package io.countersign.application.ledger;

import io.countersign.application.ledger.VerifyLedgerResult.Broken;
import io.countersign.application.ledger.VerifyLedgerResult.Flaw;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What contradicts a ledger that was replaced as a whole: its signed checkpoints, and what somebody
 * wrote down elsewhere. Asked as the ledger is read on.
 */
final class Witnesses {

  private static final int PAGE = 1_000;

  private final Checkpoints checkpoints;
  private final CheckpointSigner signer;
  private final TenantId tenant;
  private final Collection<Head> known;
  private final long latest;
  private final Deque<SignedCheckpoint> next = new ArrayDeque<>();
  private long read = -1;
  private Optional<GenuineCheckpoint> confirmed = Optional.empty();

  /**
   * With all checkpoints that are there now. To be made before the end of the ledger is read, since
   * there may be more then.
   */
  Witnesses(
      Checkpoints checkpoints, CheckpointSigner signer, TenantId tenant, Collection<Head> known) {
    this.checkpoints = checkpoints;
    this.signer = signer;
    this.tenant = tenant;
    this.known = List.copyOf(known);
    latest =
        checkpoints.before(tenant, Long.MAX_VALUE, 1).stream()
            .mapToLong(SignedCheckpoint::position)
            .findFirst()
            .orElse(-1);
  }

  /** What one of them has against the ledger being so, if it was read up to there. */
  Optional<Broken> against(Head reached) {
    for (Optional<SignedCheckpoint> due = due(reached); due.isPresent(); due = due(reached)) {
      Optional<Broken> broken = against(reached, due.get());
      if (broken.isPresent()) {
        return broken;
      }
    }
    return known.stream()
            .anyMatch(head -> head.position() == reached.position() && !head.equals(reached))
        ? Optional.of(new Broken(reached.position(), Flaw.REPLACED))
        : Optional.empty();
  }

  private Optional<Broken> against(Head reached, SignedCheckpoint signed) {
    Optional<GenuineCheckpoint> genuine = signer.open(signed);
    if (genuine.isEmpty()) {
      return Optional.of(new Broken(signed.position(), Flaw.FORGED));
    }
    if (signed.position() == reached.position()) {
      confirmed = genuine;
      return genuine.get().checkpoint().head().equals(reached)
          ? Optional.empty()
          : Optional.of(new Broken(signed.position(), Flaw.CONTRADICTED));
    }
    return Optional.empty();
  }

  /** What they have against the ledger ending there. */
  Optional<Broken> againstEnd(Head end) {
    fill();
    if (!next.isEmpty()) {
      SignedCheckpoint beyond = next.getFirst();
      return Optional.of(
          signer.open(beyond).isPresent()
              ? new Broken(end.position() + 1, Flaw.MISSING)
              : new Broken(beyond.position(), Flaw.FORGED));
    }
    return known.stream().anyMatch(head -> head.position() > end.position())
        ? Optional.of(new Broken(end.position() + 1, Flaw.MISSING))
        : Optional.empty();
  }

  /** The last signed checkpoint that says the same as the ledger. */
  Optional<GenuineCheckpoint> confirmed() {
    return confirmed;
  }

  private Optional<SignedCheckpoint> due(Head reached) {
    fill();
    return next.isEmpty() || next.getFirst().position() > reached.position()
        ? Optional.empty()
        : Optional.of(next.removeFirst());
  }

  private void fill() {
    if (next.isEmpty() && read < latest) {
      checkpoints.after(tenant, read, PAGE).stream()
          .filter(signed -> signed.position() <= latest)
          .forEach(next::addLast);
      read = next.isEmpty() ? latest : next.getLast().position();
    }
  }
}
