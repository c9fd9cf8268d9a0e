package io.countersign.persistence.authenticator;

import static io.countersign.persistence.generated.Tables.AUTHENTICATORS;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.authenticator.ProfileText;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Row;
import io.countersign.persistence.secret.Places;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link Authenticators} in a database. */
public final class JooqAuthenticators implements Authenticators {

  private final Database database;
  private final AuthenticatorStatements statements;
  private final Secrets secrets;

  public JooqAuthenticators(Database database, Secrets secrets) {
    this.database = database;
    this.statements = new AuthenticatorStatements(database);
    this.secrets = secrets;
  }

  @Override
  public List<Authenticator> ofUser(TenantId tenant, UserId user) {
    return statements.ofUser.all(AuthenticatorRow::read, tenant, user);
  }

  @Override
  public Optional<Authenticator> find(TenantId tenant, AuthenticatorId id) {
    return statements.find.first(AuthenticatorRow::read, tenant, id.value());
  }

  @Override
  public Optional<Credential> credential(TenantId tenant, AuthenticatorId id) {
    return statements
        .findActive
        .first(this::opened, tenant, id.value())
        .map(OpenedAuthenticator::credential);
  }

  @Override
  public Optional<OpenedAuthenticator> lock(TenantId tenant, AuthenticatorId id) {
    database.requireTransaction();
    return statements.lockActive.first(this::opened, tenant, id.value());
  }

  @Override
  public boolean add(
      OpenedAuthenticator opened,
      Optional<Fingerprint> fingerprint,
      Optional<Fingerprint> exclusive) {
    Authenticator added = opened.authenticator();
    Sealed sealed = sealed(opened);
    return database.added(
        database
            .sql()
            .insertInto(AUTHENTICATORS)
            .set(AUTHENTICATORS.TENANT_ID, added.tenant())
            .set(AUTHENTICATORS.AUTHENTICATOR_ID, added.id().value())
            .set(AUTHENTICATORS.USER_ID, added.user())
            .set(AUTHENTICATORS.FACTOR, added.factor())
            .set(AUTHENTICATORS.LABEL, added.label())
            .set(AUTHENTICATORS.PROFILE, ProfileText.write(added.profile()))
            .set(AUTHENTICATORS.PREFERRED, added.preferred() ? 1 : 0)
            .set(AUTHENTICATORS.WRONG, added.guesses().wrong())
            .set(AUTHENTICATORS.WRONG_SINCE, added.guesses().since())
            .set(
                AUTHENTICATORS.FINGERPRINT,
                fingerprint.map(print -> print.hash().reveal()).orElse(null))
            .set(
                AUTHENTICATORS.EXCLUSIVE_FINGERPRINT,
                exclusive.map(print -> print.hash().reveal()).orElse(null))
            .set(AUTHENTICATORS.CREDENTIAL, sealed.ciphertext())
            .set(AUTHENTICATORS.CREDENTIAL_KEY_ID, sealed.keyId())
            .set(AUTHENTICATORS.CREATED_AT, added.createdAt())
            .set(AUTHENTICATORS.LAST_USED_AT, added.lastUsedAt().orElse(null))
            .set(AUTHENTICATORS.REVOKED_AT, added.revokedAt().orElse(null)));
  }

  @Override
  public boolean known(TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint) {
    return statements
        .known
        .first(row -> true, tenant, user, factor, fingerprint.hash().reveal())
        .isPresent();
  }

  @Override
  public Optional<AuthenticatorId> withFingerprint(
      TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint) {
    return statements.knownActive.first(
        row -> new AuthenticatorId(row.get(AUTHENTICATORS.AUTHENTICATOR_ID)),
        tenant,
        user,
        factor,
        fingerprint.hash().reveal());
  }

  @Override
  public void update(OpenedAuthenticator opened) {
    Authenticator used = opened.authenticator();
    Sealed sealed = sealed(opened);
    statements.update.change(
        used.guesses().wrong(),
        used.guesses().since(),
        used.lastUsedAt().orElse(null),
        ProfileText.write(used.profile()),
        sealed.ciphertext(),
        sealed.keyId(),
        used.tenant(),
        used.id().value());
  }

  @Override
  public void update(Authenticator authenticator) {
    statements.count.change(
        authenticator.guesses().wrong(),
        authenticator.guesses().since(),
        authenticator.tenant(),
        authenticator.id().value());
  }

  @Override
  public boolean rename(TenantId tenant, AuthenticatorId id, Label label) {
    return statements.rename.execute(label, tenant, id.value()) == 1;
  }

  @Override
  public void prefer(TenantId tenant, UserId user, AuthenticatorId id) {
    statements.prefer.execute(id.value(), tenant, user);
  }

  @Override
  public boolean revoke(TenantId tenant, AuthenticatorId id, Instant now) {
    return statements.revoke.execute(now, tenant, id.value()) == 1;
  }

  private OpenedAuthenticator opened(Row row) {
    Authenticator authenticator = AuthenticatorRow.read(row);
    byte[] ciphertext = row.get(AUTHENTICATORS.CREDENTIAL);
    return new OpenedAuthenticator(
        authenticator, new Credential(secrets.open(ciphertext, place(authenticator))));
  }

  private Sealed sealed(OpenedAuthenticator opened) {
    return secrets.seal(opened.credential().state(), place(opened.authenticator()));
  }

  private static Place place(Authenticator of) {
    return Places.authenticator(of.tenant(), of.user(), of.id());
  }
}
