package io.countersign.application.delivery;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.outgoing.SendQuota;
import io.countersign.domain.outgoing.SendScope;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Sends} in memory. */
public final class MemorySends implements Sends {

  private record Count(
      TenantId tenant, SendScope scope, SecretBytes key, Instant window, Instant ends, int sent) {}

  private final MemoryStore store;
  private final MemoryTable<Count> counts;

  public MemorySends(MemoryStore store) {
    this.store = store;
    this.counts = store.table(Count.class);
  }

  @Override
  public Optional<SendQuota> count(TenantId tenant, List<SendQuota> quotas, Instant now) {
    store.requireTransaction();
    Optional<SendQuota> spent =
        quotas.stream()
            .sorted(Comparator.comparing(SendQuota::scope))
            .filter(quota -> sent(tenant, quota, now) >= quota.most())
            .findFirst();
    if (spent.isEmpty()) {
      quotas.forEach(quota -> {
        Instant window = quota.windowAt(now);
        int sent = sent(tenant, quota, now) + 1;
        counts.put(
            new Count(tenant, quota.scope(), quota.key(), window, quota.reopensAt(now), sent),
            tenant,
            quota.scope(),
            quota.key(),
            window);
      });
    }
    return spent;
  }

  private int sent(TenantId tenant, SendQuota quota, Instant now) {
    return counts
        .get(tenant, quota.scope(), quota.key(), quota.windowAt(now))
        .map(Count::sent)
        .orElse(0);
  }

  /** Forgets some whose window ended by then, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<Count> expired =
        counts.all().stream()
            .filter(one -> !one.ends().isAfter(by))
            .sorted(Comparator.comparing(Count::ends))
            .limit(most)
            .toList();
    expired.forEach(one -> counts.remove(one.tenant(), one.scope(), one.key(), one.window()));
    return expired.size();
  }
}
