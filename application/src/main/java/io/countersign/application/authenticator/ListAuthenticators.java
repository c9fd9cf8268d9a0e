package io.countersign.application.authenticator;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.List;

/** What has this user bound? An unknown user has bound nothing. */
public final class ListAuthenticators {

  private final Authenticators authenticators;

  public ListAuthenticators(Authenticators authenticators) {
    this.authenticators = authenticators;
  }

  /** The active ones, oldest first. */
  public List<Authenticator> list(TenantId tenant, UserId user) {
    return authenticators.ofUser(tenant, user);
  }
}
