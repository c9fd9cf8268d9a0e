package io.countersign.persistence.delivery;

import static io.countersign.persistence.generated.Tables.SEND_COUNTS;

import io.countersign.application.delivery.Sends;
import io.countersign.domain.outgoing.SendQuota;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;

/**
 * {@link Sends} in a database: one row for each scope, key and window. All of a message are locked
 * in the order of scopes, so that nobody waits for each other, and counted only then.
 */
public final class JooqSends implements Sends {

  private final Database database;

  public JooqSends(Database database) {
    this.database = database;
  }

  @Override
  public Optional<SendQuota> count(TenantId tenant, List<SendQuota> quotas, Instant now) {
    database.requireTransaction();
    List<SendQuota> inOrder =
        quotas.stream().sorted(Comparator.comparing(SendQuota::scope)).toList();
    for (SendQuota quota : inOrder) {
      if (locked(tenant, quota, now) >= quota.most()) {
        return Optional.of(quota);
      }
    }
    inOrder.forEach(quota -> countOne(tenant, quota, now));
    return Optional.empty();
  }

  private int locked(TenantId tenant, SendQuota quota, Instant now) {
    database.present(
        database
            .sql()
            .insertInto(SEND_COUNTS)
            .set(SEND_COUNTS.TENANT_ID, tenant)
            .set(SEND_COUNTS.SCOPE, quota.scope().name())
            .set(SEND_COUNTS.COUNTED_BY, quota.key().reveal())
            .set(SEND_COUNTS.WINDOW_AT, quota.windowAt(now))
            .set(SEND_COUNTS.SENT, 0)
            .set(SEND_COUNTS.EXPIRES_AT, quota.reopensAt(now)),
        SEND_COUNTS.SENT);
    Integer sent =
        database
            .locking()
            .select(SEND_COUNTS.SENT)
            .from(SEND_COUNTS)
            .where(is(tenant, quota, now))
            .forUpdate()
            .fetchSingle(SEND_COUNTS.SENT);
    return Objects.requireNonNull(sent);
  }

  private void countOne(TenantId tenant, SendQuota quota, Instant now) {
    database
        .sql()
        .update(SEND_COUNTS)
        .set(SEND_COUNTS.SENT, SEND_COUNTS.SENT.plus(1))
        .where(is(tenant, quota, now))
        .execute();
  }

  private static Condition is(TenantId tenant, SendQuota quota, Instant now) {
    return SEND_COUNTS
        .TENANT_ID
        .eq(tenant)
        .and(SEND_COUNTS.SCOPE.eq(quota.scope().name()))
        .and(SEND_COUNTS.COUNTED_BY.eq(quota.key().reveal()))
        .and(SEND_COUNTS.WINDOW_AT.eq(quota.windowAt(now)));
  }
}
