package io.countersign.persistence.authenticator;

import static io.countersign.persistence.generated.Tables.AUTHENTICATORS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.when;

import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectConditionStep;

/** The statements on authenticators. */
final class AuthenticatorStatements {

  final Prepared ofUser;
  final Prepared find;
  final Prepared findActive;
  final Prepared lockActive;
  final Prepared known;
  final Prepared knownActive;
  final Prepared update;
  final Prepared count;
  final Prepared rename;
  final Prepared prefer;
  final Prepared revoke;

  AuthenticatorStatements(Database database) {
    ofUser =
        database.prepare(sql ->
            sql.selectFrom(AUTHENTICATORS)
                .where(ofUser())
                .and(AUTHENTICATORS.REVOKED_AT.isNull())
                .orderBy(AUTHENTICATORS.CREATED_AT, AUTHENTICATORS.AUTHENTICATOR_ID));
    find = database.prepare(sql -> sql.selectFrom(AUTHENTICATORS).where(one()));
    findActive = database.prepare(sql -> sql.selectFrom(AUTHENTICATORS).where(oneActive()));
    lockActive =
        database.prepare(sql -> sql.selectFrom(AUTHENTICATORS).where(oneActive()).forUpdate());
    known = database.prepare(sql -> withFingerprint(sql));
    knownActive =
        database.prepare(sql -> withFingerprint(sql).and(AUTHENTICATORS.REVOKED_AT.isNull()));
    update =
        database.prepare(sql ->
            sql.update(AUTHENTICATORS)
                .set(AUTHENTICATORS.WRONG, param(AUTHENTICATORS.WRONG))
                .set(AUTHENTICATORS.WRONG_SINCE, param(AUTHENTICATORS.WRONG_SINCE))
                .set(AUTHENTICATORS.LAST_USED_AT, param(AUTHENTICATORS.LAST_USED_AT))
                .set(AUTHENTICATORS.PROFILE, param(AUTHENTICATORS.PROFILE))
                .set(AUTHENTICATORS.CREDENTIAL, param(AUTHENTICATORS.CREDENTIAL))
                .set(AUTHENTICATORS.CREDENTIAL_KEY_ID, param(AUTHENTICATORS.CREDENTIAL_KEY_ID))
                .where(oneActive()));
    count =
        database.prepare(sql ->
            sql.update(AUTHENTICATORS)
                .set(AUTHENTICATORS.WRONG, param(AUTHENTICATORS.WRONG))
                .set(AUTHENTICATORS.WRONG_SINCE, param(AUTHENTICATORS.WRONG_SINCE))
                .where(oneActive()));
    rename =
        database.prepare(sql ->
            sql.update(AUTHENTICATORS)
                .set(AUTHENTICATORS.LABEL, param(AUTHENTICATORS.LABEL))
                .where(oneActive()));
    prefer =
        database.prepare(sql ->
            sql.update(AUTHENTICATORS)
                .set(
                    AUTHENTICATORS.PREFERRED,
                    when(
                            AUTHENTICATORS.AUTHENTICATOR_ID.eq(
                                param(AUTHENTICATORS.AUTHENTICATOR_ID)),
                            inline(1))
                        .otherwise(inline(0)))
                .where(ofUser())
                .and(AUTHENTICATORS.REVOKED_AT.isNull()));
    revoke =
        database.prepare(sql ->
            sql.update(AUTHENTICATORS)
                .set(AUTHENTICATORS.REVOKED_AT, param(AUTHENTICATORS.REVOKED_AT))
                .set(AUTHENTICATORS.CREDENTIAL, inline(null, AUTHENTICATORS.CREDENTIAL))
                .set(
                    AUTHENTICATORS.CREDENTIAL_KEY_ID,
                    inline(null, AUTHENTICATORS.CREDENTIAL_KEY_ID))
                .where(oneActive()));
  }

  private static SelectConditionStep<?> withFingerprint(DSLContext sql) {
    return sql.select(AUTHENTICATORS.AUTHENTICATOR_ID)
        .from(AUTHENTICATORS)
        .where(ofUser())
        .and(AUTHENTICATORS.FACTOR.eq(param(AUTHENTICATORS.FACTOR)))
        .and(AUTHENTICATORS.FINGERPRINT.eq(param(AUTHENTICATORS.FINGERPRINT)));
  }

  private static Condition ofUser() {
    return AUTHENTICATORS
        .TENANT_ID
        .eq(param(AUTHENTICATORS.TENANT_ID))
        .and(AUTHENTICATORS.USER_ID.eq(param(AUTHENTICATORS.USER_ID)));
  }

  private static Condition one() {
    return AUTHENTICATORS
        .TENANT_ID
        .eq(param(AUTHENTICATORS.TENANT_ID))
        .and(AUTHENTICATORS.AUTHENTICATOR_ID.eq(param(AUTHENTICATORS.AUTHENTICATOR_ID)));
  }

  private static Condition oneActive() {
    return one().and(AUTHENTICATORS.REVOKED_AT.isNull());
  }
}
