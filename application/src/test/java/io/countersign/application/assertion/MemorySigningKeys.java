package io.countersign.application.assertion;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import java.util.Comparator;
import java.util.List;

/** {@link SigningKeys} in memory. */
public final class MemorySigningKeys implements SigningKeys {

  private final MemoryStore store;
  private final MemoryTable<SigningKey> keys;

  public MemorySigningKeys(MemoryStore store) {
    this.store = store;
    this.keys = store.table(SigningKey.class);
  }

  @Override
  public List<SigningKey> all() {
    return keys.all().stream()
        .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::kid))
        .toList();
  }

  @Override
  public List<SigningKey> lockAll() {
    store.requireTransaction();
    return all();
  }

  @Override
  public void add(SigningKey key) {
    keys.put(key, key.kid());
  }

  @Override
  public void update(SigningKey key) {
    if (keys.get(key.kid()).isEmpty()) {
      throw new IllegalStateException("no such signing key");
    }
    add(key);
  }

  @Override
  public void remove(String kid) {
    keys.remove(kid);
  }
}
