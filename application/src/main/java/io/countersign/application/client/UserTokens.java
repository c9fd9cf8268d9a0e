package io.countersign.application.client;

import io.countersign.domain.account.UserToken;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.Optional;

/** The user tokens of all tenants, as hashes, until they are purged after their expiry. */
public interface UserTokens {

  /** The token of this id, be it expired, of whichever tenant. */
  Optional<UserToken> find(UserTokenId id);

  /** Keeps a new one. */
  void add(UserToken token);

  /**
   * Forgets all tokens of a user: none of them opens anything any more.
   *
   * @return how many there were, expired ones included
   */
  int removeAll(TenantId tenant, UserId user);
}
