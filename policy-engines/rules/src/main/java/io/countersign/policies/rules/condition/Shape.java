package io.countersign.policies.rules.condition;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What conditions may read of something: the type against which they are checked, and where the
 * values come from, so that neither says more than the other.
 *
 * @param <T> what it is read from
 */
final class Shape<T> {

  /**
   * One thing to be read.
   *
   * @param place where its value is kept
   * @param from nothing if it is absent
   */
  record Field<T>(int place, CelType type, Function<T, @Nullable Object> from) {

    /** Texts that are absent are empty; of all else nothing can be said. */
    @Nullable Object instead() {
      return type.equals(SimpleType.STRING) ? "" : null;
    }
  }

  private final String name;
  private final Map<String, Field<T>> fields = new LinkedHashMap<>();

  Shape(String name) {
    this.name = "countersign." + name;
  }

  /** Adds a field. */
  Shape<T> with(String field, CelType type, Function<T, @Nullable Object> from) {
    fields.put(field, new Field<>(fields.size(), type, from));
    return this;
  }

  /** Adds a text that is absent if there is none. */
  Shape<T> withText(String field, Function<T, Optional<String>> from) {
    return with(field, SimpleType.STRING, source -> from.apply(source).orElse(null));
  }

  @Nullable Field<T> field(String field) {
    return fields.get(field);
  }

  int size() {
    return fields.size();
  }

  /** For the fields of others. */
  CelType reference() {
    return StructTypeReference.create(name);
  }

  @SuppressWarnings("Immutable") // Nothing is added any more.
  StructType type() {
    Map<String, Field<T>> known = Map.copyOf(fields);
    return StructType.create(
        name,
        ImmutableSet.copyOf(fields.keySet()),
        field -> Optional.ofNullable(known.get(field)).map(Field::type));
  }

  /** What is to be read of one source. */
  Facts<T> of(T source) {
    return new Facts<>(this, source);
  }
}
