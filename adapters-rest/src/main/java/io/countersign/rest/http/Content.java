package io.countersign.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer with a body.
 *
 * @param type the media type
 * @param caching the header {@code Cache-Control}
 * @param headers further ones
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only sent
public record Content(
    int status, String type, byte[] bytes, String caching, Map<String, String> headers)
    implements Answer {
  /** The media type of everything but problems and documents. */
  public static final String JSON = "application/json";

  /** For whatever is nobody else's business. */
  public static final String NO_STORE = "no-store";

  private static final String LOCATION = "Location";

  /** A JSON object that nobody keeps. */
  public static Content json(int status, Optional<String> location, byte[] bytes) {
    return new Content(
        status, JSON, bytes, NO_STORE, location.map(at -> Map.of(LOCATION, at)).orElse(Map.of()));
  }

  /** With one more header. */
  public Content with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Content(status, type, bytes, caching, more);
  }

  /** Where what was created is found. */
  public Optional<String> location() {
    return Optional.ofNullable(headers.get(LOCATION));
  }
}
