package com.example.countersign.sqlite;

import io.countersign.application.delivery.Sends;
import io.countersign.domain.outgoing.SendQuota;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Sends} in SQLite. Nobody else is in a transaction: what is read stays as it is. */
record SqliteSends(Sqlite database) implements Sends {

  @Override
  public Optional<SendQuota> count(TenantId tenant, List<SendQuota> quotas, Instant now) {
    database.requireTransaction();
    Optional<SendQuota> spent =
        quotas.stream()
            .sorted(Comparator.comparing(SendQuota::scope))
            .filter(quota -> sent(tenant, quota, now) >= quota.most())
            .findFirst();
    if (spent.isEmpty()) {
      quotas.forEach(quota -> countOne(tenant, quota, now));
    }
    return spent;
  }

  private long sent(TenantId tenant, SendQuota quota, Instant now) {
    return database
        .first(
            "select sent from send_counts"
                + " where tenant_id = ? and scope = ? and counted_by = ? and window_at = ?",
            row -> row.number(1),
            tenant,
            quota.scope(),
            quota.key(),
            quota.windowAt(now))
        .orElse(0L);
  }

  private void countOne(TenantId tenant, SendQuota quota, Instant now) {
    database.change(
        "insert into send_counts values (?, ?, ?, ?, 1, ?)"
            + " on conflict do update set sent = sent + 1",
        tenant,
        quota.scope(),
        quota.key(),
        quota.windowAt(now),
        quota.reopensAt(now));
  }
}
