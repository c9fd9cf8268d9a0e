package io.countersign.application.ledger;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@link Checkpoints} in memory. */
public final class MemoryCheckpoints implements Checkpoints {

  private final MemoryTable<SignedCheckpoint> checkpoints;
  private final MemoryTable<CheckpointKey> keys;

  public MemoryCheckpoints(MemoryStore store) {
    checkpoints = store.table(SignedCheckpoint.class);
    keys = store.table(CheckpointKey.class);
  }

  @Override
  public void add(SignedCheckpoint signed) {
    checkpoints.putIfAbsent(signed, signed.tenant(), signed.position());
  }

  @Override
  public List<SignedCheckpoint> after(TenantId tenant, long position, int most) {
    return of(tenant)
        .filter(signed -> signed.position() > position)
        .sorted(Comparator.comparingLong(SignedCheckpoint::position))
        .limit(most)
        .toList();
  }

  @Override
  public List<SignedCheckpoint> before(TenantId tenant, long position, int most) {
    return of(tenant)
        .filter(signed -> signed.position() < position)
        .sorted(Comparator.comparingLong(SignedCheckpoint::position).reversed())
        .limit(most)
        .toList();
  }

  private Stream<SignedCheckpoint> of(TenantId tenant) {
    return checkpoints.all().stream().filter(signed -> signed.tenant().equals(tenant));
  }

  @Override
  public void forget(TenantId tenant, long position) {
    of(tenant)
        .filter(signed -> signed.position() < position)
        .toList()
        .forEach(signed -> checkpoints.remove(tenant, signed.position()));
  }

  @Override
  public void keep(CheckpointKey key) {
    keys.putIfAbsent(key, key.key().kid());
  }

  @Override
  public List<CheckpointKey> keys() {
    return keys.all();
  }
}
