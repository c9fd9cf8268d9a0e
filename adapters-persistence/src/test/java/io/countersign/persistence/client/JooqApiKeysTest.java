package io.countersign.persistence.client;

import io.countersign.application.client.ApiKeys;
import io.countersign.application.client.ApiKeysContract;
import io.countersign.persistence.EmbeddedStorage;

final class JooqApiKeysTest extends EmbeddedStorage implements ApiKeysContract {

  @Override
  public ApiKeys keys() {
    return storage.apiKeys();
  }
}
