package io.countersign.webhooks;

import io.countersign.domain.tenant.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many of something for each tenant, whatever the others have. */
final class Shares {

  private final int most;
  private final Map<TenantId, Integer> taken = new ConcurrentHashMap<>();

  Shares(int most) {
    this.most = most;
  }

  /** Takes one, unless the tenant has as many as it may. */
  boolean take(TenantId tenant) {
    boolean[] took = new boolean[1];
    var _ =
        taken.compute(
            tenant,
            (_, count) -> {
              int before = count == null ? 0 : count;
              took[0] = before < most;
              return took[0] ? before + 1 : count;
            });
    return took[0];
  }

  /** Gives back one that was taken. */
  void giveBack(TenantId tenant) {
    var _ = taken.computeIfPresent(tenant, (_, count) -> count == 1 ? null : count - 1);
  }
}
