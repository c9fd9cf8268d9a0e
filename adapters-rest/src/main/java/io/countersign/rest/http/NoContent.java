package io.countersign.rest.http;

import java.util.Map;

/**
 * 204: done, and there is nothing to say.
 *
 * @param headers further ones
 */
public record NoContent(Map<String, String> headers) implements Answer {

  /** Without further headers. */
  public NoContent() {
    this(Map.of());
  }
}
