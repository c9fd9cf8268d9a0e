package io.countersign.application.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that cannot change themselves, by key.
 *
 * @param <V> the kind of row
 */
public final class MemoryTable<V> {

  private final MemoryStore store;
  private final Map<List<Object>, V> committed = new HashMap<>();
  private final Map<List<Object>, Optional<V>> changed = new HashMap<>();

  MemoryTable(MemoryStore store) {
    this.store = store;
  }

  /** The row of this key. */
  public Optional<V> get(Object... key) {
    List<Object> copy = List.of(key);
    synchronized (store) {
      return store.inTransaction() && changed.containsKey(copy)
          ? changed.getOrDefault(copy, Optional.empty())
          : Optional.ofNullable(committed.get(copy));
    }
  }

  /** All rows, in no order. */
  public List<V> all() {
    synchronized (store) {
      Map<List<Object>, V> rows = new HashMap<>(committed);
      if (store.inTransaction()) {
        replay(rows);
      }
      return List.copyOf(rows.values());
    }
  }

  /** Keeps a row, instead of the one that had its key. */
  public void put(V row, Object... key) {
    change(Optional.of(row), key);
  }

  /**
   * Keeps a row, unless another one has its key.
   *
   * @return whether it was kept
   */
  public boolean putIfAbsent(V row, Object... key) {
    return store.inTransaction(() -> {
      boolean free = get(key).isEmpty();
      if (free) {
        put(row, key);
      }
      return free;
    });
  }

  /** Forgets the row of this key. */
  public void remove(Object... key) {
    change(Optional.empty(), key);
  }

  private void change(Optional<V> row, Object... key) {
    List<Object> copy = List.of(key);
    store.inTransaction(() -> changed.put(copy, row));
  }

  void keepChanges() {
    replay(committed);
  }

  void forgetChanges() {
    changed.clear();
  }

  private void replay(Map<List<Object>, V> rows) {
    changed.forEach(
        (key, row) -> row.ifPresentOrElse(kept -> rows.put(key, kept), () -> rows.remove(key)));
  }
}
