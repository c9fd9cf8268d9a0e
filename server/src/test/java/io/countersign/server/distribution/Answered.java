package io.countersign.server.distribution;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a caller got.
 *
 * @param asked when
 * @param took until the answer was there
 */
record Answered(int status, String type, String text, Instant asked, Duration took) {

  private static final JsonMapper JSON = new JsonMapper();

  boolean is(int wanted) {
    return status == wanted;
  }

  /** RFC 9457. */
  boolean isProblem() {
    return type.equals("application/problem+json");
  }

  String member(String name) {
    return JSON.readTree(text).path(name).asString();
  }

  JsonNode json() {
    return JSON.readTree(text);
  }
}
