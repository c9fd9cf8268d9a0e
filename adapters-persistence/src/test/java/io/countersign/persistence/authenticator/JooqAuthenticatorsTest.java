package io.countersign.persistence.authenticator;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.AuthenticatorsContract;
import io.countersign.persistence.EachDatabase;

final class JooqAuthenticatorsTest extends EachDatabase implements AuthenticatorsContract {

  @Override
  public Authenticators authenticators() {
    return storage.authenticators();
  }
}
