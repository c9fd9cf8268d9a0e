package io.countersign.application.client;

import io.countersign.application.transaction.MemoryStore;

final class MemoryUserTokensTest implements UserTokensContract {

  private final UserTokens tokens = new MemoryUserTokens(new MemoryStore());

  @Override
  public UserTokens tokens() {
    return tokens;
  }
}
