package io.countersign.rest.assertion;

import io.countersign.application.assertion.Assertions;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Content;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The public keys that assertions are verified with (RFC 7517). */
public final class KeySetResource implements Resource {
  private final Assertions assertions;
  private final String caching;

  /**
   * @param maxAge how long anybody may cache the key set: less than a new key is announced before
   *     it signs
   */
  public KeySetResource(Assertions assertions, Duration maxAge) {
    this.assertions = assertions;
    this.caching = "public, max-age=" + maxAge.toSeconds();
  }

  @Override
  public List<Operation> operations() {
    return List.of(Operation.open("/.well-known/jwks.json", this::keySet));
  }

  private Answer keySet(Call call) {
    return new Content(
        200,
        "application/jwk-set+json",
        assertions.keySet().getBytes(StandardCharsets.UTF_8),
        caching,
        Map.of());
  }
}
