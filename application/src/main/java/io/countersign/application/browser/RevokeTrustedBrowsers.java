package io.countersign.application.browser;

import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;

/** Ends the trust in every browser of a user, who asks for it. */
public final class RevokeTrustedBrowsers {

  private final Transactions transactions;
  private final Users users;
  private final Browsers browsers;

  public RevokeTrustedBrowsers(Transactions transactions, Users users, Browsers browsers) {
    this.transactions = transactions;
    this.users = users;
    this.browsers = browsers;
  }

  /**
   * @return how many there were
   */
  public int revoke(TenantId tenant, UserId user) {
    return transactions.inTransaction(() -> {
      users.lock(tenant, user);
      return browsers.revokeAll(tenant, user, "asked-for");
    });
  }
}
