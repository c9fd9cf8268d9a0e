package io.countersign.persistence.assertion;

import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.assertion.SigningKeysContract;
import io.countersign.persistence.EachDatabase;

final class JooqSigningKeysTest extends EachDatabase implements SigningKeysContract {

  @Override
  public SigningKeys keys() {
    return storage.signingKeys();
  }
}
