package io.countersign.application.ledger;

import io.countersign.application.assertion.VerificationKey;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lists signed checkpoints for whoever keeps them elsewhere. */
public final class ListCheckpoints {

  private final Checkpoints checkpoints;
  private final CheckpointSigner signer;

  public ListCheckpoints(Checkpoints checkpoints, CheckpointSigner signer) {
    this.checkpoints = checkpoints;
    this.signer = signer;
  }

  /**
   * One page.
   *
   * @param before only those of a smaller position
   * @param most how many at the most, 1 to 200
   */
  public Page list(TenantId tenant, long before, int most) {
    List<SignedCheckpoint> found = checkpoints.before(tenant, before, most);
    return new Page(
        found.stream().map(signer::open).flatMap(Optional::stream).toList(),
        signer.keys(),
        found.size() == most ? OptionalLong.of(found.getLast().position()) : OptionalLong.empty());
  }

  /**
   * Checkpoints, the newest first.
   *
   * @param checkpoints without those that somebody forged
   * @param keys all that checkpoints were ever signed with
   * @param next from where there may be more
   */
  public record Page(
      List<GenuineCheckpoint> checkpoints, List<VerificationKey> keys, OptionalLong next) {

    /** Keeps copies. */
    public Page {
      checkpoints = List.copyOf(checkpoints);
      keys = List.copyOf(keys);
    }
  }
}
