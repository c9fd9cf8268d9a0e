package io.countersign.persistence.authenticator;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.AuthenticatorsContract;
import io.countersign.persistence.EmbeddedStorage;

final class JooqAuthenticatorsTest extends EmbeddedStorage implements AuthenticatorsContract {

  @Override
  public Authenticators authenticators() {
    return storage.authenticators();
  }
}
