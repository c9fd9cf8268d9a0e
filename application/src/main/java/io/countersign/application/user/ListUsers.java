package io.countersign.application.user;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** The people of a tenant. */
public final class ListUsers {

  private final Users users;

  public ListUsers(Users users) {
    this.users = users;
  }

  /** One page, in the order of their ids; the arguments as for {@link Users#page}. */
  public List<User> list(TenantId tenant, Optional<UserId> after, int most) {
    return users.page(tenant, after, most);
  }
}
