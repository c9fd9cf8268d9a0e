package io.countersign.rest.json;

import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads one JSON object and nothing else (RFC 8259), refusing whatever two readers could understand
 * differently: names that appear twice, texts that are not Unicode, numbers without a fixed
 * meaning. {@code null} is refused as well: what is absent is left out.
 */
final class StrictReader {
  private static final int MOST_SCALE = 100;

  private final JsonParser parser;

  /** The field being read, for the error that names it. */
  private String at = "";

  private StrictReader(JsonParser parser) {
    this.parser = parser;
  }

  static Map<String, Object> read(byte[] body) {
    String text = decode(body);
    try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new StrictReader(parser).readAll();
    }
  }

  private static String decode(byte[] body) {
    if (body.length == 0) {
      throw new MalformedJson("is empty");
    }
    String text;
    try {
      text = Utf8.decode(body);
    } catch (CharacterCodingException notUtf8) {
      throw new MalformedJson("is not valid UTF-8");
    }
    if (text.charAt(0) == '\uFEFF') {
      // RFC 8259 section 8.1: "Implementations MUST NOT add a byte order mark".
      throw new MalformedJson("begins with a byte order mark");
    }
    return text;
  }

  private Map<String, Object> readAll() {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJson("is not a JSON object");
      }
      Map<String, Object> object = object("");
      if (parser.nextToken() != null) {
        throw new MalformedJson("goes on after the JSON object");
      }
      return object;
    } catch (StreamConstraintsException tooMuch) {
      throw new InvalidFields(at, "is too long or nested too deeply");
    } catch (JacksonException notJson) {
      throw new MalformedJson("is not valid JSON" + where(notJson));
    }
  }

  private static String where(JacksonException notJson) {
    var location = notJson.getLocation();
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private Map<String, Object> object(String path) {
    Map<String, Object> values = LinkedHashMap.newLinkedHashMap(4);
    String name = parser.nextName();
    while (name != null) {
      at = path.isEmpty() ? name : path + "." + name;
      String field = at;
      if (!Utf8.wellFormed(name)) {
        throw new MalformedJson("has a name that is not Unicode");
      }
      JsonToken token = parser.nextToken();
      if (values.containsKey(name)) {
        throw new InvalidFields(field, "appears twice");
      }
      values.put(name, value(token, field));
      name = parser.nextName();
    }
    return values;
  }

  private List<Object> list(String path) {
    List<Object> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      at = path + "[" + values.size() + "]";
      values.add(value(token, at));
    }
    return values;
  }

  private Object value(JsonToken token, String field) {
    return switch (token) {
      case VALUE_STRING -> text(field);
      case VALUE_NUMBER_INT -> whole(field);
      case VALUE_NUMBER_FLOAT -> decimal(field);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> object(field);
      case START_ARRAY -> list(field);
      case VALUE_NULL -> throw new InvalidFields(field, "must not be null; leave it out");
      default -> throw new MalformedJson("is not valid JSON");
    };
  }

  private String text(String field) {
    String text = parser.getString();
    if (!Utf8.wellFormed(text)) {
      throw new InvalidFields(field, "must be Unicode: it holds half of a surrogate pair");
    }
    return text;
  }

  private Long whole(String field) {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new InvalidFields(field, "must be a number of at most 64 bits");
    }
    return parser.getLongValue();
  }

  private BigDecimal decimal(String field) {
    BigDecimal number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > MOST_SCALE) {
      throw new InvalidFields(field, "must be a number of a usual size");
    }
    return number;
  }
}
