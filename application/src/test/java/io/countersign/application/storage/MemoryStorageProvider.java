package io.countersign.application.storage;

import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code memory:<name>}: gone with this object. */
public final class MemoryStorageProvider implements StorageProvider {

  private final Map<String, MemoryStore> stores = new ConcurrentHashMap<>();

  @Override
  public String scheme() {
    return "memory:";
  }

  @Override
  public boolean isNew(StorageAddress address) {
    return !stores.containsKey(address.url());
  }

  @Override
  public Storage open(StorageAddress address, Secrets secrets, InstantSource clock) {
    if (address.url().length() <= scheme().length()) {
      throw new InvalidStorageUrl("memory:<name>");
    }
    MemoryStorage storage =
        new MemoryStorage(
            stores.computeIfAbsent(address.url(), _ -> new MemoryStore()), secrets, clock);
    storage
        .tenants()
        .add(new Tenant(TenantId.DEFAULT, "Default", MfaRequirement.OPTIONAL, clock.instant()));
    return storage;
  }
}
