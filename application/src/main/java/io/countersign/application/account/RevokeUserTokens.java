package io.countersign.application.account;

import io.countersign.application.client.UserTokens;
import io.countersign.application.event.Chronicle;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;

/** Ends all tokens of a user, from the next request on. */
public final class RevokeUserTokens {

  private final Transactions transactions;
  private final UserTokens tokens;
  private final Chronicle chronicle;

  public RevokeUserTokens(Transactions transactions, UserTokens tokens, Chronicle chronicle) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.chronicle = chronicle;
  }

  /**
   * @return how many there were
   */
  public int revoke(TenantId tenant, UserId user, ClientId client) {
    return transactions.inTransaction(() -> {
      int ended = tokens.removeAll(tenant, user);
      if (ended > 0) {
        chronicle.tell(EventType.USER_TOKEN_REVOKED, tenant, user, client, Fact.count(ended));
      }
      return ended;
    });
  }
}
