package com.example.countersign.sqlite;

import io.countersign.application.browser.TrustedBrowsers;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.browser.ReplacedToken;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link TrustedBrowsers} in SQLite. */
record SqliteTrustedBrowsers(Sqlite database) implements TrustedBrowsers {

  private static final String ONE = " where tenant_id = ? and browser_id = ?";
  private static final String OF_USER =
      " where tenant_id = ? and user_id = ? and revoked_at is null";

  @Override
  public boolean add(TrustedBrowser added) {
    return database.change(
            "insert into trusted_browsers values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing",
            added.tenant(),
            added.id(),
            added.user(),
            added.client(),
            added.authentication(),
            added.name(),
            added.hash(),
            added.replaced().map(ReplacedToken::hash),
            added.replaced().map(ReplacedToken::salt),
            added.replaced().map(ReplacedToken::at),
            added.createdAt(),
            added.lastUsedAt(),
            added.expiresAt(),
            added.revokedAt())
        == 1;
  }

  @Override
  public Optional<TrustedBrowser> find(TenantId tenant, TrustedBrowserId id) {
    return database.first(
        "select * from trusted_browsers" + ONE, SqliteTrustedBrowsers::browser, tenant, id);
  }

  @Override
  public Optional<TrustedBrowser> lock(TenantId tenant, TrustedBrowserId id) {
    database.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public List<TrustedBrowser> ofUser(TenantId tenant, UserId user) {
    return database.all(
        "select * from trusted_browsers" + OF_USER + " order by created_at, browser_id",
        SqliteTrustedBrowsers::browser,
        tenant,
        user);
  }

  @Override
  public void update(TrustedBrowser browser) {
    database.changeOne(
        "update trusted_browsers set hash = ?, replaced_hash = ?, replaced_salt = ?,"
            + " replaced_at = ?, last_used_at = ?, revoked_at = ?"
            + ONE,
        browser.hash(),
        browser.replaced().map(ReplacedToken::hash),
        browser.replaced().map(ReplacedToken::salt),
        browser.replaced().map(ReplacedToken::at),
        browser.lastUsedAt(),
        browser.revokedAt(),
        browser.tenant(),
        browser.id());
  }

  @Override
  public int revokeAll(TenantId tenant, UserId user, Instant now) {
    return database.change(
        "update trusted_browsers set revoked_at = ?" + OF_USER, now, tenant, user);
  }

  private static TrustedBrowser browser(Row row) throws SQLException {
    return new TrustedBrowser(
        new TrustedBrowserId(row.id("browser_id")),
        new TenantId(row.text("tenant_id")),
        new UserId(row.text("user_id")),
        new ClientId(row.text("client")),
        new AuthenticationId(row.id("authentication_id")),
        new Label(row.text("label")),
        row.bytes("hash"),
        row.has("replaced_hash") ? Optional.of(replaced(row)) : Optional.empty(),
        row.instant("created_at"),
        row.optionalInstant("last_used_at"),
        row.instant("expires_at"),
        row.optionalInstant("revoked_at"));
  }

  private static ReplacedToken replaced(Row row) throws SQLException {
    return new ReplacedToken(
        row.bytes("replaced_hash"), row.bytes("replaced_salt"), row.instant("replaced_at"));
  }
}
