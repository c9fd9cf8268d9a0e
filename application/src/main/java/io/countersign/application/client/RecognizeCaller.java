package io.countersign.application.client;

import io.countersign.domain.client.ApiKey;
import java.util.Optional;

/** Whose key is this? Asked anew for every request, so that a revoked key opens nothing more. */
public final class RecognizeCaller {

  private final ApiKeys keys;

  public RecognizeCaller(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * @param token as it was sent
   * @return nothing for whatever is no key, whatever the reason
   */
  public Optional<ApiKey> recognize(String token) {
    return ApiKeyToken.read(token)
        .flatMap(read -> keys.find(read.id()).filter(key -> key.opensWith(read.hash())));
  }
}
