package io.countersign.rest.http;

import io.countersign.rest.json.Json;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** What a request is answered with. */
public sealed interface Answer permits Content, Failure, NoContent {
  /** 200 with a JSON object. */
  static Answer ok(Consumer<JsonGenerator> properties) {
    return json(200, properties);
  }

  /** 201 with the JSON object that was made, and where it is found. */
  static Answer created(String location, Consumer<JsonGenerator> properties) {
    return Content.json(201, Optional.of(location), Json.object(properties));
  }

  /** 202 with the JSON object of what goes on in the background, and where it is found. */
  static Answer accepted(String location, Consumer<JsonGenerator> properties) {
    return Content.json(202, Optional.of(location), Json.object(properties));
  }

  /** A JSON object that is found nowhere else. */
  static Answer json(int status, Consumer<JsonGenerator> properties) {
    return Content.json(status, Optional.empty(), Json.object(properties));
  }
}
