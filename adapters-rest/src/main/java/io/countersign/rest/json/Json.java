package io.countersign.rest.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON, property by property. */
public final class Json {
  /** Its limits on what is read are wider than ours, which name the field: see StrictReader. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build())
          .build();

  private static final int USUAL_SIZE = 512;

  private Json() {}

  /** One object, as UTF-8. */
  public static byte[] object(Consumer<JsonGenerator> properties) {
    var bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      properties.accept(out);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** The same bytes for the same object, whatever the order of its names. */
  static byte[] canonical(Map<String, @Nullable Object> object) {
    return object(
        out -> new TreeMap<>(object).forEach((name, value) -> property(out, name, value)));
  }

  /** A property that is an object. */
  public static void object(JsonGenerator out, String name, Runnable properties) {
    out.writeObjectPropertyStart(name);
    properties.run();
    out.writeEndObject();
  }

  /** A property that is a list of objects. */
  public static <T> void objects(
      JsonGenerator out, String name, Iterable<T> items, Consumer<T> properties) {
    out.writeArrayPropertyStart(name);
    for (T item : items) {
      out.writeStartObject();
      properties.accept(item);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** A property that is a list of texts. */
  public static void texts(JsonGenerator out, String name, Iterable<String> items) {
    out.writeArrayPropertyStart(name);
    items.forEach(out::writeString);
    out.writeEndArray();
  }

  /** A property that is a time: RFC 3339 in UTC, to the microsecond. */
  public static void time(JsonGenerator out, String name, Instant time) {
    out.writeStringProperty(name, time.truncatedTo(ChronoUnit.MICROS).toString());
  }

  /** A property whose value is a text, number, boolean, or a list or map of these. */
  public static void property(JsonGenerator out, String name, @Nullable Object value) {
    out.writeName(name);
    value(out, value);
  }

  private static void value(JsonGenerator out, @Nullable Object value) {
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case BigDecimal number -> out.writeNumber(number);
      case BigInteger number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      case List<?> list -> list(out, list);
      case Map<?, ?> map -> map(out, map);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private static void list(JsonGenerator out, List<?> list) {
    out.writeStartArray();
    list.forEach(item -> value(out, item));
    out.writeEndArray();
  }

  private static void map(JsonGenerator out, Map<?, ?> map) {
    out.writeStartObject();
    new TreeMap<>(map).forEach((name, value) -> property(out, name.toString(), value));
    out.writeEndObject();
  }
}
