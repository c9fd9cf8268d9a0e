package io.countersign.persistence.idempotency;

import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.idempotency.IdempotencyKeysContract;
import io.countersign.persistence.EachDatabase;

final class JooqIdempotencyKeysTest extends EachDatabase implements IdempotencyKeysContract {

  @Override
  public IdempotencyKeys keys() {
    return storage.idempotencyKeys();
  }
}
