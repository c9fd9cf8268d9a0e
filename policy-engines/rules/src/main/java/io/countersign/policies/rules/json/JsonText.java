package io.countersign.policies.rules.json;

import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one object of JSON (RFC 8259) and nothing else. Whole numbers of 64 bits are longs, all
 * others are doubles.
 */
public final class JsonText {

  private static final int MOST_NESTED = 32;
  private static final int LONGEST_NUMBER = 400;

  // Names come from whoever writes metadata: kept in a table of all names, they would fill it.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_NESTED)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonText(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The object that a text is.
   *
   * @throws UnreadableJson if it is none, names a member twice, or is nested too deeply
   */
  public static JsonObject read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new JsonText(parser).whole();
    }
  }

  private JsonObject whole() {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw unreadable("", "must be an object of JSON");
      }
      JsonObject object = object();
      if (parser.nextToken() != null) {
        throw unreadable("", "must end after the object");
      }
      return object;
    } catch (JacksonException notJson) {
      TokenStreamLocation location = notJson.getLocation();
      throw new UnreadableJson(
          "",
          location == null ? 1 : Math.max(1, location.getLineNr()),
          location == null ? 1 : Math.max(1, location.getColumnNr()),
          "must be JSON, nested at most " + MOST_NESTED + " deep");
    }
  }

  private JsonObject object() {
    Map<Object, Object> members = LinkedHashMap.newLinkedHashMap(4);
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (members.containsKey(name)) {
        throw unreadable(path(parser.streamReadContext()), "must not be there twice");
      }
      members.put(name, value(parser.nextToken()));
    }
    return new JsonObject(members);
  }

  private List<Object> list() {
    List<Object> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      values.add(value(token));
    }
    return Collections.unmodifiableList(values);
  }

  private Object value(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> whole64();
      // Zero has one sign, or it would not be what 0 is equal to.
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue() + 0.0;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> NullValue.NULL_VALUE;
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      default -> throw unreadable("", "must be JSON");
    };
  }

  private Object whole64() {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) Double.parseDouble(parser.getString())
        : (Object) parser.getLongValue();
  }

  private UnreadableJson unreadable(String where, String reason) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new UnreadableJson(
        where, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), reason);
  }

  private static String path(TokenStreamContext context) {
    if (context.inRoot()) {
      return "";
    }
    String before = path(context.getParent());
    if (context.inArray()) {
      return before + "[" + context.getCurrentIndex() + "]";
    }
    String name = context.currentName() == null ? "" : context.currentName();
    return before.isEmpty() ? name : before + "." + name;
  }
}
