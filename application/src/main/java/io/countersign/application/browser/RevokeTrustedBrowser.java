package io.countersign.application.browser;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.Optional;

/** Ends the trust in one browser for good. That makes nothing weaker, so it takes no proof. */
public final class RevokeTrustedBrowser {

  private final Transactions transactions;
  private final TrustedBrowsers kept;
  private final Browsers browsers;

  public RevokeTrustedBrowser(Transactions transactions, TrustedBrowsers kept, Browsers browsers) {
    this.transactions = transactions;
    this.kept = kept;
    this.browsers = browsers;
  }

  /**
   * Revoking a revoked one changes nothing.
   *
   * @return nothing if this user has no such browser
   */
  public Optional<TrustedBrowser> revoke(TenantId tenant, UserId user, TrustedBrowserId id) {
    return transactions.inTransaction(
        () -> kept.lock(tenant, id).filter(found -> found.user().equals(user)).map(this::revoke));
  }

  private TrustedBrowser revoke(TrustedBrowser found) {
    return found.revokedAt().isPresent() ? found : browsers.revoke(found, "asked-for");
  }
}
