package io.countersign.rest.event;

import static java.util.stream.Collectors.toMap;

import io.countersign.domain.event.EventType;
import io.countersign.domain.event.FactName;
import io.countersign.rest.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The catalogue of events as a JSON Schema (draft 2020-12): an event as the feed and the activity
 * of a user have it, and as a webhook is told it. It is open to members that come later, as readers
 * are to be.
 */
public final class EventSchema {

  private static final String TEXT = "string";
  private static final String OBJECT = "object";
  private static final String TYPE = "type";

  private EventSchema() {}

  /** The document, as UTF-8. */
  public static byte[] json() {
    return Json.object(out -> document().forEach((name, value) -> Json.property(out, name, value)));
  }

  private static Map<String, Object> document() {
    Map<String, Object> defs = new TreeMap<>();
    for (FactName fact : FactName.values()) {
      defs.put(name(fact), described(fact.meaning(), fact(fact)));
    }
    for (EventType type : EventType.values()) {
      defs.put(name(type), described(type.meaning(), data(type)));
    }
    defs.put("entry", entry());
    defs.put("webhook", webhook());
    return new TreeMap<>(
        Map.of(
            "$schema", "https://json-schema.org/draft/2020-12/schema",
            "$id", "urn:countersign:events:1",
            "title", "An event of Countersign",
            "oneOf", List.of(reference("entry"), reference("webhook")),
            "$defs", defs));
  }

  private static Map<String, Object> entry() {
    return object(
        "As GET /v1/events and the activity of a user tell it.",
        List.of("id", TYPE, "at", "data"),
        Map.ofEntries(
            Map.entry("id", Map.of(TYPE, TEXT, "format", "uuid")),
            Map.entry(TYPE, Map.of(TYPE, TEXT)),
            Map.entry("at", Map.of(TYPE, TEXT, "format", "date-time")),
            Map.entry("position", position()),
            Map.entry("user", Map.of(TYPE, TEXT)),
            Map.entry("client", Map.of(TYPE, TEXT)),
            Map.entry("actor", Map.of(TYPE, TEXT)),
            Map.entry("source", Map.of(TYPE, TEXT)),
            Map.entry("trace", Map.of(TYPE, TEXT)),
            Map.entry("data", Map.of(TYPE, OBJECT))),
        type -> reference(name(type)));
  }

  private static Map<String, Object> webhook() {
    Map<String, Object> data =
        Map.of(
            TYPE,
            OBJECT,
            "required",
            List.of("id", "tenant", "details"),
            "properties",
            Map.of(
                "id", Map.of(TYPE, TEXT, "format", "uuid"),
                "position", position(),
                "tenant", Map.of(TYPE, TEXT),
                "user", Map.of(TYPE, TEXT),
                "client", Map.of(TYPE, TEXT),
                "details", Map.of(TYPE, OBJECT)));
    return object(
        "As the body of a request to a webhook tells it.",
        List.of(TYPE, "timestamp", "version", "data"),
        Map.of(
            TYPE,
            Map.of(TYPE, TEXT),
            "timestamp",
            Map.of(TYPE, TEXT, "format", "date-time"),
            "version",
            Map.of("const", 1),
            "data",
            data),
        type -> Map.of("properties", Map.of("details", reference(name(type)))));
  }

  /** An object whose data is what its type tells. */
  private static Map<String, Object> object(
      String meaning,
      List<String> required,
      Map<String, Object> properties,
      Function<EventType, Map<String, Object>> data) {
    List<Map<String, Object>> types =
        Arrays.stream(EventType.values())
            .map(type ->
                Map.<String, Object>of(
                    "properties",
                    Map.of(TYPE, Map.of("const", type.text()), "data", data.apply(type))))
            .toList();
    return Map.of(
        "description",
        meaning,
        TYPE,
        OBJECT,
        "required",
        required,
        "properties",
        properties,
        "oneOf",
        types);
  }

  private static Map<String, Object> position() {
    return Map.of(TYPE, "integer", "minimum", 1);
  }

  private static Map<String, Object> data(EventType type) {
    return Map.of(
        TYPE,
        OBJECT,
        "properties",
        type.facts().stream().collect(toMap(FactName::text, fact -> reference(name(fact)))));
  }

  private static Map<String, Object> fact(FactName fact) {
    return switch (fact.kind()) {
      case TEXT -> Map.of(TYPE, TEXT, "pattern", "^(?:" + fact.form() + ")$");
      case NUMBER -> Map.of(TYPE, "integer", "minimum", 0);
      case LIST -> Map.of(TYPE, "array", "items", Map.of(TYPE, TEXT));
    };
  }

  private static Map<String, Object> described(String meaning, Map<String, Object> schema) {
    Map<String, Object> described = new TreeMap<>(schema);
    described.put("description", meaning);
    return described;
  }

  private static Map<String, Object> reference(String to) {
    return Map.of("$ref", "#/$defs/" + to);
  }

  private static String name(FactName fact) {
    return "fact." + fact.text();
  }

  private static String name(EventType type) {
    return "data." + type.text();
  }
}
