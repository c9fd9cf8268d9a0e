package io.countersign.policies.rules.json;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON, unmodifiable. It is a value of CEL's own, since a plain map would be copied at
 * every step that a condition takes through it.
 */
@Immutable
@SuppressWarnings("Immutable") // The map is nobody else's and holds nothing that can be changed.
public final class JsonObject extends CelValue implements Map<Object, Object> {

  private static final CelType TYPE = MapType.create(SimpleType.STRING, SimpleType.DYN);

  private final Map<Object, Object> members;

  JsonObject(Map<Object, Object> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  @Override
  public JsonObject value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return members.isEmpty();
  }

  @Override
  public CelType celType() {
    return TYPE;
  }

  @Override
  public int size() {
    return members.size();
  }

  @Override
  public boolean isEmpty() {
    return members.isEmpty();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return members.containsKey(key);
  }

  @Override
  public boolean containsValue(@Nullable Object value) {
    return members.containsValue(value);
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return members.get(key);
  }

  @Override
  public @Nullable Object put(Object key, Object value) {
    return members.put(key, value);
  }

  @Override
  public @Nullable Object remove(@Nullable Object key) {
    return members.remove(key);
  }

  @Override
  public void putAll(Map<? extends Object, ? extends Object> others) {
    members.putAll(others);
  }

  @Override
  public void clear() {
    members.clear();
  }

  @Override
  public Set<Object> keySet() {
    return members.keySet();
  }

  @Override
  public Collection<Object> values() {
    return members.values();
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return members.entrySet();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return members.equals(other);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return members.toString();
  }
}
