package io.countersign.application.browser;

import io.countersign.application.tenant.Tenants;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The browsers in which a user is not asked for a factor now. */
public final class ListTrustedBrowsers {

  private final Tenants tenants;
  private final TrustedBrowsers browsers;
  private final InstantSource clock;

  public ListTrustedBrowsers(Tenants tenants, TrustedBrowsers browsers, InstantSource clock) {
    this.tenants = tenants;
    this.browsers = browsers;
    this.clock = clock;
  }

  /** Oldest first, each with the expiry that it has by the tenant's choice of now. */
  public List<TrustedBrowser> list(TenantId tenant, UserId user) {
    Instant now = clock.instant();
    return tenants
        .find(tenant)
        .flatMap(found -> found.settings().trustedBrowsers())
        .map(lifetime -> active(tenant, user, lifetime, now))
        .orElseGet(List::of);
  }

  private List<TrustedBrowser> active(
      TenantId tenant, UserId user, Duration lifetime, Instant now) {
    return browsers.ofUser(tenant, user).stream()
        .map(browser -> browser.within(lifetime))
        .filter(browser -> browser.active(now))
        .toList();
  }
}
