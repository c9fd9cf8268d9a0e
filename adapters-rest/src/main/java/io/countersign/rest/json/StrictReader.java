package io.countersign.rest.json;

import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Reads one JSON object and nothing else (RFC 8259), refusing whatever two readers could understand
 * differently: names that appear twice, texts that are not Unicode, numbers without a fixed
 * meaning. {@code null} is refused as well: what is absent is left out.
 */
final class StrictReader {
  private static final int MOST_NESTED = 16;

  /** A value takes many times as much room here as it does in the text. */
  private static final int MOST_VALUES = 20_000;

  /** Names are repeated in the names of all that they hold, and so in what is refused. */
  private static final int MOST_NAME = 128;

  private static final int MOST_DIGITS = 64;
  private static final int MOST_SCALE = 100;

  private final JsonParser parser;
  private int depth;
  private int values;

  private StrictReader(JsonParser parser) {
    this.parser = parser;
  }

  static Map<String, @Nullable Object> read(byte[] body) {
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

  private Map<String, @Nullable Object> readAll() {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJson("is not a JSON object");
      }
      Map<String, @Nullable Object> object = object("");
      if (parser.nextToken() != null) {
        throw new MalformedJson("goes on after the JSON object");
      }
      return object;
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

  private Map<String, @Nullable Object> object(String path) {
    Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(4);
    String name = parser.nextName();
    while (name != null) {
      if (name.length() > MOST_NAME) {
        throw new MalformedJson("has a name of more than " + MOST_NAME + " characters");
      }
      String field = path.isEmpty() ? name : path + "." + name;
      if (!Utf8.wellFormed(name)) {
        throw new MalformedJson("has a name that is not Unicode");
      }
      JsonToken token = parser.nextToken();
      if (values.containsKey(name)) {
        throw new InvalidFields(field, "appears twice");
      }
      boolean outermost = path.isEmpty() && depth == 0;
      values.put(name, outermost && token == JsonToken.VALUE_NULL ? null : value(token, field));
      name = parser.nextName();
    }
    return values;
  }

  private List<Object> list(String path) {
    List<Object> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      values.add(value(token, path + "[" + values.size() + "]"));
    }
    return values;
  }

  private Object value(JsonToken token, String field) {
    if (++values > MOST_VALUES) {
      throw new MalformedJson("holds more than " + MOST_VALUES + " values");
    }
    return switch (token) {
      case VALUE_STRING -> text(field);
      case VALUE_NUMBER_INT -> whole(field);
      case VALUE_NUMBER_FLOAT -> decimal(field);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> nested(field, this::object);
      case START_ARRAY -> nested(field, this::list);
      case VALUE_NULL -> throw new InvalidFields(field, "must not be null; leave it out");
      default -> throw new MalformedJson("is not valid JSON");
    };
  }

  private <T> T nested(String field, Function<String, T> reading) {
    if (++depth > MOST_NESTED) {
      throw new InvalidFields(field, "is nested too deeply");
    }
    T value = reading.apply(field);
    depth--;
    return value;
  }

  private String text(String field) {
    String text = parser.getString();
    if (!Utf8.wellFormed(text)) {
      throw new InvalidFields(field, "must be Unicode: it holds half of a surrogate pair");
    }
    return text;
  }

  private Long whole(String field) {
    requireShort(field);
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new InvalidFields(field, "must be a number of at most 64 bits");
    }
    return parser.getLongValue();
  }

  /** Before it is converted, which takes the square of the time. */
  private void requireShort(String field) {
    if (parser.getStringLength() > MOST_DIGITS) {
      throw new InvalidFields(field, "must be a number of at most " + MOST_DIGITS + " digits");
    }
  }

  private BigDecimal decimal(String field) {
    requireShort(field);
    BigDecimal number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > MOST_SCALE) {
      throw new InvalidFields(field, "must be a number of a usual size");
    }
    return number;
  }
}
