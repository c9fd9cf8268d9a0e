package io.countersign.persistence.client;

import io.countersign.application.client.UserTokens;
import io.countersign.application.client.UserTokensContract;
import io.countersign.persistence.EachDatabase;

final class JooqUserTokensTest extends EachDatabase implements UserTokensContract {

  @Override
  public UserTokens tokens() {
    return storage.userTokens();
  }
}
