package io.countersign.persistence.authenticator;

import static io.countersign.persistence.generated.Tables.AUTHENTICATORS;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.Guesses;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import io.countersign.persistence.secret.Places;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/** {@link Authenticators} in a database. */
public final class JooqAuthenticators implements Authenticators {

  private final Database database;
  private final Secrets secrets;

  public JooqAuthenticators(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  @Override
  public List<Authenticator> ofUser(TenantId tenant, UserId user) {
    return database
        .sql()
        .selectFrom(AUTHENTICATORS)
        .where(AUTHENTICATORS.TENANT_ID.eq(tenant))
        .and(AUTHENTICATORS.USER_ID.eq(user))
        .and(AUTHENTICATORS.REVOKED_AT.isNull())
        .orderBy(AUTHENTICATORS.CREATED_AT, AUTHENTICATORS.AUTHENTICATOR_ID)
        .fetch(JooqAuthenticators::authenticator);
  }

  @Override
  public Optional<Authenticator> find(TenantId tenant, AuthenticatorId id) {
    return database
        .sql()
        .selectFrom(AUTHENTICATORS)
        .where(is(tenant, id))
        .fetchOptional(JooqAuthenticators::authenticator);
  }

  @Override
  public Optional<Credential> credential(TenantId tenant, AuthenticatorId id) {
    return database
        .sql()
        .selectFrom(AUTHENTICATORS)
        .where(isActive(tenant, id))
        .fetchOptional(this::opened)
        .map(OpenedAuthenticator::credential);
  }

  @Override
  public Optional<OpenedAuthenticator> lock(TenantId tenant, AuthenticatorId id) {
    return database
        .locking()
        .selectFrom(AUTHENTICATORS)
        .where(isActive(tenant, id))
        .forUpdate()
        .fetchOptional(this::opened);
  }

  @Override
  public boolean add(OpenedAuthenticator opened, Optional<Fingerprint> fingerprint) {
    Authenticator added = opened.authenticator();
    Sealed sealed = secrets.seal(opened.credential().state(), place(added));
    return Rows.added(
        database
            .sql()
            .insertInto(AUTHENTICATORS)
            .set(AUTHENTICATORS.TENANT_ID, added.tenant())
            .set(AUTHENTICATORS.AUTHENTICATOR_ID, added.id().value())
            .set(AUTHENTICATORS.USER_ID, added.user())
            .set(AUTHENTICATORS.FACTOR, added.factor())
            .set(AUTHENTICATORS.LABEL, added.label())
            .set(AUTHENTICATORS.WRONG, added.guesses().wrong())
            .set(AUTHENTICATORS.WRONG_SINCE, added.guesses().since())
            .set(
                AUTHENTICATORS.FINGERPRINT, fingerprint.map(JooqAuthenticators::bytes).orElse(null))
            .set(AUTHENTICATORS.CREDENTIAL, sealed.ciphertext())
            .set(AUTHENTICATORS.CREDENTIAL_KEY_ID, sealed.keyId())
            .set(AUTHENTICATORS.CREATED_AT, added.createdAt())
            .set(AUTHENTICATORS.LAST_USED_AT, added.lastUsedAt().orElse(null))
            .set(AUTHENTICATORS.REVOKED_AT, added.revokedAt().orElse(null)));
  }

  @Override
  public boolean known(TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint) {
    return database
        .sql()
        .fetchExists(
            AUTHENTICATORS,
            AUTHENTICATORS
                .TENANT_ID
                .eq(tenant)
                .and(AUTHENTICATORS.USER_ID.eq(user))
                .and(AUTHENTICATORS.FACTOR.eq(factor))
                .and(AUTHENTICATORS.FINGERPRINT.eq(bytes(fingerprint))));
  }

  @Override
  public void update(OpenedAuthenticator opened) {
    Authenticator used = opened.authenticator();
    Sealed sealed = secrets.seal(opened.credential().state(), place(used));
    Rows.changed(
        database
            .sql()
            .update(AUTHENTICATORS)
            .set(AUTHENTICATORS.WRONG, used.guesses().wrong())
            .set(AUTHENTICATORS.WRONG_SINCE, used.guesses().since())
            .set(AUTHENTICATORS.LAST_USED_AT, used.lastUsedAt().orElse(null))
            .set(AUTHENTICATORS.CREDENTIAL, sealed.ciphertext())
            .set(AUTHENTICATORS.CREDENTIAL_KEY_ID, sealed.keyId())
            .where(isActive(used.tenant(), used.id())));
  }

  @Override
  public void update(Authenticator authenticator) {
    Rows.changed(
        database
            .sql()
            .update(AUTHENTICATORS)
            .set(AUTHENTICATORS.WRONG, authenticator.guesses().wrong())
            .set(AUTHENTICATORS.WRONG_SINCE, authenticator.guesses().since())
            .where(isActive(authenticator.tenant(), authenticator.id())));
  }

  @Override
  public boolean rename(TenantId tenant, AuthenticatorId id, Label label) {
    return database
            .sql()
            .update(AUTHENTICATORS)
            .set(AUTHENTICATORS.LABEL, label)
            .where(isActive(tenant, id))
            .execute()
        == 1;
  }

  @Override
  public boolean revoke(TenantId tenant, AuthenticatorId id, Instant now) {
    return database
            .sql()
            .update(AUTHENTICATORS)
            .set(AUTHENTICATORS.REVOKED_AT, now)
            .setNull(AUTHENTICATORS.CREDENTIAL)
            .setNull(AUTHENTICATORS.CREDENTIAL_KEY_ID)
            .where(isActive(tenant, id))
            .execute()
        == 1;
  }

  private OpenedAuthenticator opened(Record row) {
    Authenticator authenticator = authenticator(row);
    byte[] ciphertext = row.get(AUTHENTICATORS.CREDENTIAL);
    return new OpenedAuthenticator(
        authenticator, new Credential(secrets.open(ciphertext, place(authenticator))));
  }

  private static Authenticator authenticator(Record row) {
    return new Authenticator(
        new AuthenticatorId(row.get(AUTHENTICATORS.AUTHENTICATOR_ID)),
        row.get(AUTHENTICATORS.TENANT_ID),
        row.get(AUTHENTICATORS.USER_ID),
        row.get(AUTHENTICATORS.FACTOR),
        row.get(AUTHENTICATORS.LABEL),
        new Guesses(row.get(AUTHENTICATORS.WRONG), row.get(AUTHENTICATORS.WRONG_SINCE)),
        row.get(AUTHENTICATORS.CREATED_AT),
        Optional.ofNullable(row.get(AUTHENTICATORS.LAST_USED_AT)),
        Optional.ofNullable(row.get(AUTHENTICATORS.REVOKED_AT)));
  }

  private static Condition is(TenantId tenant, AuthenticatorId id) {
    return AUTHENTICATORS.TENANT_ID.eq(tenant).and(AUTHENTICATORS.AUTHENTICATOR_ID.eq(id.value()));
  }

  private static Condition isActive(TenantId tenant, AuthenticatorId id) {
    return is(tenant, id).and(AUTHENTICATORS.REVOKED_AT.isNull());
  }

  private static Place place(Authenticator of) {
    return Places.authenticator(of.tenant(), of.user(), of.id());
  }

  private static byte[] bytes(Fingerprint fingerprint) {
    return fingerprint.hash().reveal();
  }
}
