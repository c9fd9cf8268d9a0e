package io.countersign.persistence.client;

import io.countersign.application.client.ApiKeys;
import io.countersign.application.client.ApiKeysContract;
import io.countersign.persistence.EachDatabase;

final class JooqApiKeysTest extends EachDatabase implements ApiKeysContract {

  @Override
  public ApiKeys keys() {
    return storage.apiKeys();
  }
}
