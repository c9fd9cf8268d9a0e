package io.countersign.application.client;

import io.countersign.domain.account.UserToken;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.CallerId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;

/** Who calls. */
public sealed interface Caller {

  /** The backend of an application. */
  record OfClient(ApiKey key) implements Caller {
    @Override
    public CallerId id() {
      return key.id();
    }

    @Override
    public TenantId tenant() {
      return key.tenant();
    }

    @Override
    public ClientId client() {
      return key.client();
    }
  }

  /** A user's own browser, for which an application minted a token. */
  record OfUser(UserToken token) implements Caller {
    @Override
    public CallerId id() {
      return token.id();
    }

    @Override
    public TenantId tenant() {
      return token.tenant();
    }

    @Override
    public ClientId client() {
      return token.client();
    }
  }

  /** What it calls with. */
  CallerId id();

  /** Within which everything happens. */
  TenantId tenant();

  /** The application, be it that its user calls. */
  ClientId client();
}
