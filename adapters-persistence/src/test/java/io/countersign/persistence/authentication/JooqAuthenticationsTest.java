package io.countersign.persistence.authentication;

import io.countersign.application.authentication.Authentications;
import io.countersign.application.authentication.AuthenticationsContract;
import io.countersign.persistence.EachDatabase;

final class JooqAuthenticationsTest extends EachDatabase implements AuthenticationsContract {

  @Override
  public Authentications authentications() {
    return storage.authentications();
  }
}
