package io.countersign.application.client;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link ApiKeys} in memory. */
public final class MemoryApiKeys implements ApiKeys {

  private final MemoryTable<ApiKey> keys;

  public MemoryApiKeys(MemoryStore store) {
    keys = store.table(ApiKey.class);
  }

  @Override
  public Optional<ApiKey> find(ApiKeyId id) {
    return keys.get(id);
  }

  @Override
  public List<ApiKey> ofTenant(TenantId tenant) {
    return keys.all().stream()
        .filter(key -> key.tenant().equals(tenant))
        .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(key -> key.id().toString()))
        .toList();
  }

  @Override
  public boolean any() {
    return !keys.all().isEmpty();
  }

  @Override
  public void add(ApiKey key) {
    keys.put(key, key.id());
  }

  @Override
  public void update(ApiKey key) {
    if (find(key.id()).isEmpty()) {
      throw new IllegalStateException("no such API key");
    }
    add(key);
  }
}
