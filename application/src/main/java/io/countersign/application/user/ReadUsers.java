package io.countersign.application.user;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** The people of a tenant. */
public final class ReadUsers {

  private final Users users;

  public ReadUsers(Users users) {
    this.users = users;
  }

  /**
   * @return nothing if no application of this tenant ever mentioned them
   */
  public Optional<User> read(TenantId tenant, UserId id) {
    return users.find(tenant, id);
  }

  /** One page, in the order of their ids; the arguments as for {@link Users#page}. */
  public List<User> page(TenantId tenant, Optional<UserId> after, int most) {
    return users.page(tenant, after, most);
  }
}
