package io.countersign.application.browser;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link TrustedBrowsers} in memory. */
public final class MemoryTrustedBrowsers implements TrustedBrowsers {

  private final MemoryStore store;
  private final MemoryTable<TrustedBrowser> browsers;

  public MemoryTrustedBrowsers(MemoryStore store) {
    this.store = store;
    this.browsers = store.table(TrustedBrowser.class);
  }

  @Override
  public boolean add(TrustedBrowser browser) {
    return store.inTransaction(() -> {
      boolean free =
          browsers.all().stream()
              .filter(one -> one.tenant().equals(browser.tenant()))
              .noneMatch(one -> one.authentication().equals(browser.authentication()));
      if (free) {
        browsers.put(browser, browser.tenant(), browser.id());
      }
      return free;
    });
  }

  @Override
  public Optional<TrustedBrowser> find(TenantId tenant, TrustedBrowserId id) {
    return browsers.get(tenant, id);
  }

  @Override
  public Optional<TrustedBrowser> lock(TenantId tenant, TrustedBrowserId id) {
    store.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public List<TrustedBrowser> ofUser(TenantId tenant, UserId user) {
    return browsers.all().stream()
        .filter(one -> one.tenant().equals(tenant) && one.user().equals(user))
        .filter(one -> one.revokedAt().isEmpty())
        .sorted(
            Comparator.comparing(TrustedBrowser::createdAt)
                .thenComparing(one -> one.id().toString()))
        .toList();
  }

  @Override
  public void update(TrustedBrowser browser) {
    if (find(browser.tenant(), browser.id()).isEmpty()) {
      throw new IllegalStateException("no such trusted browser");
    }
    browsers.put(browser, browser.tenant(), browser.id());
  }

  @Override
  public int revokeAll(TenantId tenant, UserId user, Instant now) {
    return store.inTransaction(() -> {
      List<TrustedBrowser> revoked = ofUser(tenant, user);
      revoked.forEach(one -> update(one.revoked(now)));
      return revoked.size();
    });
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<TrustedBrowser> expired =
        browsers.all().stream()
            .filter(one -> !one.expiresAt().isAfter(by))
            .sorted(Comparator.comparing(TrustedBrowser::expiresAt))
            .limit(most)
            .toList();
    expired.forEach(one -> browsers.remove(one.tenant(), one.id()));
    return expired.size();
  }
}
