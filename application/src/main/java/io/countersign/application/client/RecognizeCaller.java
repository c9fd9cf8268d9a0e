package io.countersign.application.client;

import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.UserTokenId;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whose key or token is this? Asked anew for every request, by one look-up, so that a revoked one
 * opens nothing more.
 */
public final class RecognizeCaller {

  private final ApiKeys keys;
  private final UserTokens tokens;
  private final InstantSource clock;

  public RecognizeCaller(ApiKeys keys, UserTokens tokens, InstantSource clock) {
    this.keys = keys;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * @param text as it was sent
   * @return nothing for whatever is neither key nor token, whatever the reason
   */
  public Optional<Caller> recognize(String text) {
    return BearerToken.read(text).flatMap(this::find);
  }

  private Optional<Caller> find(BearerToken read) {
    return switch (read.id()) {
      case ApiKeyId id ->
          keys.find(id).filter(key -> key.opensWith(read.hash())).map(Caller.OfClient::new);
      case UserTokenId id ->
          tokens
              .find(id)
              .filter(token -> token.opensWith(read.hash(), clock.instant()))
              .map(Caller.OfUser::new);
    };
  }
}
