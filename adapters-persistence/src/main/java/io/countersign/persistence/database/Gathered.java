package io.countersign.persistence.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the use cases of a transaction write one by one, and the database gets at once, as the last
 * thing before the commit: one statement for all of it, and not one for each.
 *
 * @param <T> what is written
 */
public final class Gathered<T> {

  private final Connections connections;
  private final Class<T> type;
  private final Consumer<List<T>> write;

  Gathered(Connections connections, Class<T> type, Consumer<List<T>> write) {
    this.connections = connections;
    this.type = type;
    this.write = write;
  }

  /**
   * Adds one to what the transaction of this thread writes.
   *
   * @throws IllegalStateException if this thread is in no transaction
   */
  public void add(T value) {
    connections
        .current()
        .orElseThrow(() -> new IllegalStateException("there is no transaction to be written in"))
        .gather(this, value);
  }

  void writeAll(List<Object> values) {
    List<T> all = new ArrayList<>(values.size());
    values.forEach(value -> all.add(type.cast(value)));
    write.accept(all);
  }
}
