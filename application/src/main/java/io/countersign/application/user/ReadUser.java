package io.countersign.application.user;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.util.Optional;

/** One of the people of a tenant. */
public final class ReadUser {

  private final Users users;

  public ReadUser(Users users) {
    this.users = users;
  }

  /**
   * @return nothing if no application of this tenant ever mentioned them
   */
  public Optional<User> read(TenantId tenant, UserId id) {
    return users.find(tenant, id);
  }
}
