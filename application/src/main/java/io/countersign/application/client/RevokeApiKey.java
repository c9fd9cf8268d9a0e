package io.countersign.application.client;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/** Ends an API key for good, from the next request on. */
public final class RevokeApiKey {

  private final Transactions transactions;
  private final ApiKeys keys;
  private final InstantSource clock;
  private final Chronicle chronicle;

  public RevokeApiKey(
      Transactions transactions, ApiKeys keys, InstantSource clock, Chronicle chronicle) {
    this.transactions = transactions;
    this.keys = keys;
    this.clock = clock;
    this.chronicle = chronicle;
  }

  /**
   * Revoking a revoked one changes nothing.
   *
   * @return nothing if this tenant has no such key
   */
  public Optional<ApiKey> revoke(TenantId tenant, ApiKeyId id) {
    return transactions.inTransaction(
        () -> keys.find(id).filter(key -> key.tenant().equals(tenant)).map(this::revoke));
  }

  private ApiKey revoke(ApiKey key) {
    if (key.revokedAt().isPresent()) {
      return key;
    }
    ApiKey revoked = key.revoked(clock.instant());
    keys.update(revoked);
    chronicle.tell(EventType.API_KEY_REVOKED, key.tenant(), Optional.empty(), Fact.key(key.id()));
    return revoked;
  }
}
