package io.countersign.application.client;

import io.countersign.domain.client.ApiKey;
import io.countersign.domain.tenant.TenantId;
import java.util.List;

/** The API keys of a tenant, revoked ones included. */
public final class ListApiKeys {

  private final ApiKeys keys;

  public ListApiKeys(ApiKeys keys) {
    this.keys = keys;
  }

  /** Oldest first. */
  public List<ApiKey> list(TenantId tenant) {
    return keys.ofTenant(tenant);
  }
}
