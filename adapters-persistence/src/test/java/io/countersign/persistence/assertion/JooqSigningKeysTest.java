package io.countersign.persistence.assertion;

import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.assertion.SigningKeysContract;
import io.countersign.persistence.EmbeddedStorage;

final class JooqSigningKeysTest extends EmbeddedStorage implements SigningKeysContract {

  @Override
  public SigningKeys keys() {
    return storage.signingKeys();
  }
}
