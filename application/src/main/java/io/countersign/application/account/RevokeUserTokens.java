package io.countersign.application.account;

import io.countersign.application.client.UserTokens;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;

/** Ends all tokens of a user, from the next request on. */
public final class RevokeUserTokens {

  private final Transactions transactions;
  private final UserTokens tokens;

  public RevokeUserTokens(Transactions transactions, UserTokens tokens) {
    this.transactions = transactions;
    this.tokens = tokens;
  }

  /**
   * @return how many there were
   */
  public int revoke(TenantId tenant, UserId user) {
    return transactions.inTransaction(() -> tokens.removeAll(tenant, user));
  }
}
