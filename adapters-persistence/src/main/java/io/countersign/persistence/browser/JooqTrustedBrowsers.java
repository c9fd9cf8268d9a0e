package io.countersign.persistence.browser;

import static io.countersign.persistence.generated.Tables.TRUSTED_BROWSERS;

import io.countersign.application.browser.TrustedBrowsers;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.browser.ReplacedToken;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link TrustedBrowsers} in a database. */
public final class JooqTrustedBrowsers implements TrustedBrowsers {

  private final Database database;
  private final TrustedBrowserStatements statements;

  public JooqTrustedBrowsers(Database database) {
    this.database = database;
    this.statements = new TrustedBrowserStatements(database);
  }

  @Override
  public boolean add(TrustedBrowser added) {
    return database.added(
        database
            .sql()
            .insertInto(TRUSTED_BROWSERS)
            .set(TRUSTED_BROWSERS.TENANT_ID, added.tenant())
            .set(TRUSTED_BROWSERS.BROWSER_ID, added.id().value())
            .set(TRUSTED_BROWSERS.USER_ID, added.user())
            .set(TRUSTED_BROWSERS.CLIENT, added.client())
            .set(TRUSTED_BROWSERS.AUTHENTICATION_ID, added.authentication().value())
            .set(TRUSTED_BROWSERS.LABEL, added.name())
            .set(TRUSTED_BROWSERS.HASH, added.hash().reveal())
            .set(TRUSTED_BROWSERS.REPLACED_HASH, replacedHash(added))
            .set(TRUSTED_BROWSERS.REPLACED_SALT, replacedSalt(added))
            .set(TRUSTED_BROWSERS.REPLACED_AT, replacedAt(added))
            .set(TRUSTED_BROWSERS.CREATED_AT, added.createdAt())
            .set(TRUSTED_BROWSERS.LAST_USED_AT, added.lastUsedAt().orElse(null))
            .set(TRUSTED_BROWSERS.EXPIRES_AT, added.expiresAt())
            .set(TRUSTED_BROWSERS.REVOKED_AT, added.revokedAt().orElse(null)));
  }

  @Override
  public Optional<TrustedBrowser> find(TenantId tenant, TrustedBrowserId id) {
    return statements.find.first(JooqTrustedBrowsers::browser, tenant, id.value());
  }

  @Override
  public Optional<TrustedBrowser> lock(TenantId tenant, TrustedBrowserId id) {
    database.requireTransaction();
    return statements.lock.first(JooqTrustedBrowsers::browser, tenant, id.value());
  }

  @Override
  public List<TrustedBrowser> ofUser(TenantId tenant, UserId user) {
    return statements.ofUser.all(JooqTrustedBrowsers::browser, tenant, user);
  }

  @Override
  public void update(TrustedBrowser browser) {
    statements.update.change(
        browser.hash().reveal(),
        replacedHash(browser),
        replacedSalt(browser),
        replacedAt(browser),
        browser.lastUsedAt().orElse(null),
        browser.revokedAt().orElse(null),
        browser.tenant(),
        browser.id().value());
  }

  @Override
  public int revokeAll(TenantId tenant, UserId user, Instant now) {
    return statements.revokeAll.execute(now, tenant, user);
  }

  private static byte @Nullable [] replacedHash(TrustedBrowser of) {
    return of.replaced().map(one -> one.hash().reveal()).orElse(null);
  }

  private static byte @Nullable [] replacedSalt(TrustedBrowser of) {
    return of.replaced().map(one -> one.salt().reveal()).orElse(null);
  }

  private static @Nullable Instant replacedAt(TrustedBrowser of) {
    return of.replaced().map(ReplacedToken::at).orElse(null);
  }

  private static TrustedBrowser browser(Row row) {
    return new TrustedBrowser(
        new TrustedBrowserId(row.get(TRUSTED_BROWSERS.BROWSER_ID)),
        row.get(TRUSTED_BROWSERS.TENANT_ID),
        row.get(TRUSTED_BROWSERS.USER_ID),
        row.get(TRUSTED_BROWSERS.CLIENT),
        new AuthenticationId(row.get(TRUSTED_BROWSERS.AUTHENTICATION_ID)),
        row.get(TRUSTED_BROWSERS.LABEL),
        SecretBytes.of(row.get(TRUSTED_BROWSERS.HASH)),
        row.find(TRUSTED_BROWSERS.REPLACED_HASH).map(hash -> replaced(row, hash)),
        row.get(TRUSTED_BROWSERS.CREATED_AT),
        row.find(TRUSTED_BROWSERS.LAST_USED_AT),
        row.get(TRUSTED_BROWSERS.EXPIRES_AT),
        row.find(TRUSTED_BROWSERS.REVOKED_AT));
  }

  private static ReplacedToken replaced(Row row, byte[] hash) {
    return new ReplacedToken(
        SecretBytes.of(hash),
        SecretBytes.of(row.get(TRUSTED_BROWSERS.REPLACED_SALT)),
        row.get(TRUSTED_BROWSERS.REPLACED_AT));
  }
}
