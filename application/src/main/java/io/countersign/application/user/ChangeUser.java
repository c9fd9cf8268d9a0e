package io.countersign.application.user;

import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what was chosen for a user. Authentications under way are left as they are. */
public final class ChangeUser {

  private final Transactions transactions;
  private final Users users;
  private final Chronicle chronicle;

  public ChangeUser(Transactions transactions, Users users, Chronicle chronicle) {
    this.transactions = transactions;
    this.users = users;
    this.chronicle = chronicle;
  }

  /**
   * @return nothing if no application of this tenant ever mentioned them
   */
  public Optional<User> change(TenantId tenant, UserId id, UnaryOperator<User> change) {
    return transactions.inTransaction(() -> {
      Optional<User> before = users.lock(tenant, id);
      Optional<User> changed = before.map(change);
      changed.ifPresent(users::update);
      if (!before.flatMap(User::mfa).equals(changed.flatMap(User::mfa))) {
        tell(tenant, id, changed.flatMap(User::mfa));
      }
      return changed;
    });
  }

  private void tell(TenantId tenant, UserId id, Optional<MfaRequirement> mfa) {
    chronicle.tell(
        EventType.USER_CHANGED,
        tenant,
        id,
        Optional.empty(),
        mfa.map(Fact::mfa).stream().toArray(Fact[]::new));
  }
}
