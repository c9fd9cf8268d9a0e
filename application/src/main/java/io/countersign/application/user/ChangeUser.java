package io.countersign.application.user;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what was chosen for a user. Authentications under way are left as they are. */
public final class ChangeUser {

  private final Transactions transactions;
  private final Users users;

  public ChangeUser(Transactions transactions, Users users) {
    this.transactions = transactions;
    this.users = users;
  }

  /**
   * @return nothing if no application of this tenant ever mentioned them
   */
  public Optional<User> change(TenantId tenant, UserId id, UnaryOperator<User> change) {
    return transactions.inTransaction(() -> {
      Optional<User> changed = users.lock(tenant, id).map(change);
      changed.ifPresent(users::update);
      return changed;
    });
  }
}
