package io.countersign.application.delivery;

import io.countersign.domain.outgoing.SendQuota;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts messages, exactly: also of many that are sent at once. */
public interface Sends {

  /**
   * Counts one more message for each of these, if none of them has had as many as it may have.
   * Whoever counts by the same waits until this transaction ends, and a rollback takes it back.
   *
   * @param quotas each of another scope
   * @return the first one, by the order of scopes, that is used up, and nothing was counted; or
   *     nothing, and it was
   * @throws IllegalStateException if there is no transaction
   */
  Optional<SendQuota> count(TenantId tenant, List<SendQuota> quotas, Instant now);
}
