package io.countersign.application.client;

import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The API keys of all tenants, as hashes. */
public interface ApiKeys {

  /** The key of this id, also a revoked one, of whichever tenant. */
  Optional<ApiKey> find(ApiKeyId id);

  /** All keys of a tenant, revoked ones included, oldest first. */
  List<ApiKey> ofTenant(TenantId tenant);

  /** Whether there is any key at all; an installation without one is new. */
  boolean any();

  /** Keeps a new one. */
  void add(ApiKey key);

  /** Keeps when it was revoked. */
  void update(ApiKey key);
}
