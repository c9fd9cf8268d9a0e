package com.example.countersign.sqlite;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.ProfileText;
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
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link Authenticators} in SQLite. */
record SqliteAuthenticators(Sqlite database, Secrets secrets) implements Authenticators {

  private static final String ONE = " where tenant_id = ? and authenticator_id = ?";
  private static final String ACTIVE = ONE + " and revoked_at is null";

  @Override
  public List<Authenticator> ofUser(TenantId tenant, UserId user) {
    return database.all(
        "select * from authenticators where tenant_id = ? and user_id = ? and revoked_at is null"
            + " order by created_at, authenticator_id",
        SqliteAuthenticators::authenticator,
        tenant,
        user.value());
  }

  @Override
  public Optional<Authenticator> find(TenantId tenant, AuthenticatorId id) {
    return database.first(
        "select * from authenticators" + ONE, SqliteAuthenticators::authenticator, tenant, id);
  }

  @Override
  public Optional<Credential> credential(TenantId tenant, AuthenticatorId id) {
    return opened(tenant, id).map(OpenedAuthenticator::credential);
  }

  @Override
  public Optional<OpenedAuthenticator> lock(TenantId tenant, AuthenticatorId id) {
    database.requireTransaction();
    return opened(tenant, id);
  }

  @Override
  public boolean add(
      OpenedAuthenticator opened,
      Optional<Fingerprint> fingerprint,
      Optional<Fingerprint> exclusive) {
    Authenticator added = opened.authenticator();
    Sealed sealed = sealed(opened);
    return database.change(
            "insert into authenticators values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing",
            added.tenant(),
            added.id(),
            added.user().value(),
            added.factor(),
            added.label(),
            added.guesses().wrong(),
            added.guesses().since(),
            fingerprint.map(Fingerprint::hash),
            sealed.ciphertext(),
            sealed.keyId(),
            added.createdAt(),
            added.lastUsedAt(),
            added.revokedAt(),
            ProfileText.write(added.profile()),
            exclusive.map(Fingerprint::hash),
            added.preferred() ? 1 : 0)
        == 1;
  }

  @Override
  public Optional<AuthenticatorId> withFingerprint(
      TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint) {
    return database.first(
        "select authenticator_id from authenticators where tenant_id = ? and user_id = ?"
            + " and factor = ? and fingerprint = ? and revoked_at is null",
        row -> new AuthenticatorId(row.id("authenticator_id")),
        tenant,
        user.value(),
        factor,
        fingerprint.hash());
  }

  @Override
  public boolean known(TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint) {
    return database
        .first(
            "select 1 from authenticators"
                + " where tenant_id = ? and user_id = ? and factor = ? and fingerprint = ?",
            _ -> true,
            tenant,
            user.value(),
            factor,
            fingerprint.hash())
        .isPresent();
  }

  @Override
  public void update(OpenedAuthenticator opened) {
    Authenticator used = opened.authenticator();
    Sealed sealed = sealed(opened);
    database.changeOne(
        "update authenticators set wrong = ?, wrong_since = ?, last_used_at = ?, profile = ?,"
            + " credential = ?, credential_key_id = ?"
            + ACTIVE,
        used.guesses().wrong(),
        used.guesses().since(),
        used.lastUsedAt(),
        ProfileText.write(used.profile()),
        sealed.ciphertext(),
        sealed.keyId(),
        used.tenant(),
        used.id());
  }

  @Override
  public void update(Authenticator authenticator) {
    database.changeOne(
        "update authenticators set wrong = ?, wrong_since = ?" + ACTIVE,
        authenticator.guesses().wrong(),
        authenticator.guesses().since(),
        authenticator.tenant(),
        authenticator.id());
  }

  @Override
  public boolean rename(TenantId tenant, AuthenticatorId id, Label label) {
    return database.change("update authenticators set label = ?" + ACTIVE, label, tenant, id) == 1;
  }

  @Override
  public void prefer(TenantId tenant, UserId user, AuthenticatorId id) {
    database.change(
        "update authenticators set preferred = (authenticator_id = ?)"
            + " where tenant_id = ? and user_id = ? and revoked_at is null",
        id,
        tenant,
        user.value());
  }

  @Override
  public boolean revoke(TenantId tenant, AuthenticatorId id, Instant now) {
    return database.change(
            "update authenticators set revoked_at = ?, credential = null, credential_key_id = null"
                + ACTIVE,
            now,
            tenant,
            id)
        == 1;
  }

  private Optional<OpenedAuthenticator> opened(TenantId tenant, AuthenticatorId id) {
    return database.first(
        "select * from authenticators" + ACTIVE,
        row -> {
          Authenticator one = authenticator(row);
          byte[] ciphertext = row.bytes("credential").reveal();
          return new OpenedAuthenticator(one, new Credential(secrets.open(ciphertext, place(one))));
        },
        tenant,
        id);
  }

  private Sealed sealed(OpenedAuthenticator opened) {
    return secrets.seal(opened.credential().state(), place(opened.authenticator()));
  }

  private static Place place(Authenticator of) {
    return SealedColumn.CREDENTIAL.place(of.tenant(), of.user().value(), of.id());
  }

  private static Authenticator authenticator(Row row) throws SQLException {
    return new Authenticator(
        new AuthenticatorId(row.id("authenticator_id")),
        new TenantId(row.text("tenant_id")),
        new UserId(row.text("user_id")),
        new FactorType(row.text("factor")),
        new Label(row.text("label")),
        ProfileText.read(row.text("profile")),
        row.count("preferred") == 1,
        new Guesses(row.count("wrong"), row.instant("wrong_since")),
        row.instant("created_at"),
        row.optionalInstant("last_used_at"),
        row.optionalInstant("revoked_at"));
  }
}
