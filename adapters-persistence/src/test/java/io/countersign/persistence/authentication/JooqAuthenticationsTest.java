package io.countersign.persistence.authentication;

import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.AuthenticationsContract;
import io.countersign.persistence.EmbeddedStorage;

final class JooqAuthenticationsTest extends EmbeddedStorage implements AuthenticationsContract {

  @Override
  public Authentications authentications() {
    return storage.authentications();
  }
}
