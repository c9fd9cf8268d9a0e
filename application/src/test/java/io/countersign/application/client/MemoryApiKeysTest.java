package io.countersign.application.client;

import io.countersign.application.transaction.MemoryStore;

final class MemoryApiKeysTest implements ApiKeysContract {

  private final ApiKeys keys = new MemoryApiKeys(new MemoryStore());

  @Override
  public ApiKeys keys() {
    return keys;
  }
}
