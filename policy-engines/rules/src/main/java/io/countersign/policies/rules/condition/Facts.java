package io.countersign.policies.rules.condition;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a condition reads of something, made when it is read for the first time. For one thread and
 * one question.
 */
@Immutable
@SuppressWarnings("Immutable") // What is kept is always the same.
final class Facts<T> extends StructValue<String, Object> {

  private final Shape<T> shape;
  private final T source;
  private final @Nullable Object[] kept;

  Facts(Shape<T> shape, T source) {
    this.shape = shape;
    this.source = source;
    this.kept = new @Nullable Object[shape.size()];
  }

  @Override
  public Object select(String field) {
    Shape.@Nullable Field<T> known = shape.field(field);
    Object value = known == null ? null : read(known);
    Object found = value == null && known != null ? known.instead() : value;
    if (found == null) {
      throw CelAttributeNotFoundException.forFieldResolution(field);
    }
    return found;
  }

  @Override
  public Optional<Object> find(String field) {
    Shape.@Nullable Field<T> known = shape.field(field);
    return known == null ? Optional.empty() : Optional.ofNullable(read(known));
  }

  private @Nullable Object read(Shape.Field<T> field) {
    Object value = kept[field.place()];
    if (value == null) {
      value = field.from().apply(source);
      kept[field.place()] = value;
    }
    return value;
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return false;
  }

  @Override
  public CelType celType() {
    return shape.reference();
  }
}
