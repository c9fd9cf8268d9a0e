package io.countersign.persistence.browser;

import static io.countersign.persistence.generated.Tables.TRUSTED_BROWSERS;
import static org.jooq.impl.DSL.param;

import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import org.jooq.Condition;

/** The statements on trusted browsers. */
final class TrustedBrowserStatements {

  final Prepared find;
  final Prepared lock;
  final Prepared ofUser;
  final Prepared update;
  final Prepared revokeAll;

  TrustedBrowserStatements(Database database) {
    find = database.prepare(sql -> sql.selectFrom(TRUSTED_BROWSERS).where(one()));
    lock = database.prepare(sql -> sql.selectFrom(TRUSTED_BROWSERS).where(one()).forUpdate());
    ofUser =
        database.prepare(sql ->
            sql.selectFrom(TRUSTED_BROWSERS)
                .where(notRevokedOfUser())
                .orderBy(TRUSTED_BROWSERS.CREATED_AT, TRUSTED_BROWSERS.BROWSER_ID));
    update =
        database.prepare(sql ->
            sql.update(TRUSTED_BROWSERS)
                .set(TRUSTED_BROWSERS.HASH, param(TRUSTED_BROWSERS.HASH))
                .set(TRUSTED_BROWSERS.REPLACED_HASH, param(TRUSTED_BROWSERS.REPLACED_HASH))
                .set(TRUSTED_BROWSERS.REPLACED_SALT, param(TRUSTED_BROWSERS.REPLACED_SALT))
                .set(TRUSTED_BROWSERS.REPLACED_AT, param(TRUSTED_BROWSERS.REPLACED_AT))
                .set(TRUSTED_BROWSERS.LAST_USED_AT, param(TRUSTED_BROWSERS.LAST_USED_AT))
                .set(TRUSTED_BROWSERS.REVOKED_AT, param(TRUSTED_BROWSERS.REVOKED_AT))
                .where(one()));
    revokeAll =
        database.prepare(sql ->
            sql.update(TRUSTED_BROWSERS)
                .set(TRUSTED_BROWSERS.REVOKED_AT, param(TRUSTED_BROWSERS.REVOKED_AT))
                .where(notRevokedOfUser()));
  }

  private static Condition one() {
    return TRUSTED_BROWSERS
        .TENANT_ID
        .eq(param(TRUSTED_BROWSERS.TENANT_ID))
        .and(TRUSTED_BROWSERS.BROWSER_ID.eq(param(TRUSTED_BROWSERS.BROWSER_ID)));
  }

  private static Condition notRevokedOfUser() {
    return TRUSTED_BROWSERS
        .TENANT_ID
        .eq(param(TRUSTED_BROWSERS.TENANT_ID))
        .and(TRUSTED_BROWSERS.USER_ID.eq(param(TRUSTED_BROWSERS.USER_ID)))
        .and(TRUSTED_BROWSERS.REVOKED_AT.isNull());
  }
}
