package io.countersign.application.ledger;

import io.countersign.domain.tenant.TenantId;
import java.util.List;

/** The signed checkpoints of a store's ledgers, and the keys that they are verified with. */
public interface Checkpoints {

  /** Keeps one, unless there is one of that tenant at that position. */
  void add(SignedCheckpoint checkpoint);

  /**
   * Those of a tenant by ascending position.
   *
   * @param position only those with a greater one
   * @param most how many at the most, 1 to 1,000
   */
  List<SignedCheckpoint> after(TenantId tenant, long position, int most);

  /**
   * Those of a tenant by descending position.
   *
   * @param position only those with a smaller one
   * @param most how many at the most, 1 to 1,000
   */
  List<SignedCheckpoint> before(TenantId tenant, long position, int most);

  /**
   * Forgets those of entries that are forgotten, too.
   *
   * @param position only those with a smaller one
   */
  void forget(TenantId tenant, long position);

  /** Keeps a key, unless there is one of that name. */
  void keep(CheckpointKey key);

  /** All keys that were ever kept. */
  List<CheckpointKey> keys();
}
