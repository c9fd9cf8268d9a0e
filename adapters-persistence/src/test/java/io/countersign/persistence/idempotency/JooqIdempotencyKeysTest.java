package io.countersign.persistence.idempotency;

import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.idempotency.IdempotencyKeysContract;
import io.countersign.persistence.EmbeddedStorage;

final class JooqIdempotencyKeysTest extends EmbeddedStorage implements IdempotencyKeysContract {

  @Override
  public IdempotencyKeys keys() {
    return storage.idempotencyKeys();
  }
}
