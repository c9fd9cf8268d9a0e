package io.countersign.persistence.contact;

import static io.countersign.persistence.generated.Tables.CONTACT_VERIFICATIONS;

import io.countersign.application.contact.ContactVerifications;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Target;
import io.countersign.domain.contact.ContactPurpose;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import io.countersign.persistence.secret.Places;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;

/** {@link ContactVerifications} in a database. */
public final class JooqContactVerifications implements ContactVerifications {

  private final Database database;
  private final Secrets secrets;

  public JooqContactVerifications(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  @Override
  public void add(ContactVerification added, Credential pending) {
    Sealed sealed = sealed(added, pending);
    database
        .sql()
        .insertInto(CONTACT_VERIFICATIONS)
        .set(CONTACT_VERIFICATIONS.TENANT_ID, added.tenant())
        .set(CONTACT_VERIFICATIONS.CONTACT_VERIFICATION_ID, added.id().value())
        .set(CONTACT_VERIFICATIONS.CLIENT, added.client())
        .set(CONTACT_VERIFICATIONS.FACTOR, added.as())
        .set(CONTACT_VERIFICATIONS.PURPOSE, added.purpose().name())
        .set(CONTACT_VERIFICATIONS.MASKED, added.masked())
        .set(CONTACT_VERIFICATIONS.STATUS, added.status().name())
        .set(CONTACT_VERIFICATIONS.WRONG, added.wrong())
        .set(CONTACT_VERIFICATIONS.PENDING, sealed.ciphertext())
        .set(CONTACT_VERIFICATIONS.PENDING_KEY_ID, sealed.keyId())
        .set(
            CONTACT_VERIFICATIONS.TARGET_MARK,
            added.target().map(target -> target.mark().reveal()).orElse(null))
        .set(
            CONTACT_VERIFICATIONS.TARGET_TYPE,
            added.target().map(target -> target.type().name()).orElse(null))
        .set(CONTACT_VERIFICATIONS.TARGET_SHOWN, added.target().map(Target::shown).orElse(null))
        .set(CONTACT_VERIFICATIONS.CREATED_AT, added.createdAt())
        .set(CONTACT_VERIFICATIONS.EXPIRES_AT, added.expiresAt())
        .execute();
  }

  @Override
  public Optional<ContactVerification> find(TenantId tenant, ContactVerificationId id) {
    return database
        .sql()
        .selectFrom(CONTACT_VERIFICATIONS)
        .where(is(tenant, id))
        .fetchOptional(JooqContactVerifications::verification);
  }

  @Override
  public Optional<ContactVerification> lock(TenantId tenant, ContactVerificationId id) {
    return database
        .locking()
        .selectFrom(CONTACT_VERIFICATIONS)
        .where(is(tenant, id))
        .forUpdate()
        .fetchOptional(JooqContactVerifications::verification);
  }

  @Override
  public Optional<Credential> pending(TenantId tenant, ContactVerificationId id) {
    return database
        .sql()
        .select(CONTACT_VERIFICATIONS.PENDING)
        .from(CONTACT_VERIFICATIONS)
        .where(is(tenant, id))
        .and(CONTACT_VERIFICATIONS.PENDING.isNotNull())
        .fetchOptional(CONTACT_VERIFICATIONS.PENDING)
        .map(sealed -> new Credential(secrets.open(sealed, Places.contact(tenant, id))));
  }

  @Override
  public void update(ContactVerification verification) {
    UpdateSetMoreStep<Record> update =
        database
            .sql()
            .update(CONTACT_VERIFICATIONS)
            .set(CONTACT_VERIFICATIONS.STATUS, verification.status().name())
            .set(CONTACT_VERIFICATIONS.WRONG, verification.wrong());
    if (verification.status() != ContactStatus.PENDING) {
      update =
          update
              .setNull(CONTACT_VERIFICATIONS.PENDING)
              .setNull(CONTACT_VERIFICATIONS.PENDING_KEY_ID);
    }
    Rows.changed(update.where(is(verification.tenant(), verification.id())));
  }

  @Override
  public void replace(ContactVerification verification, Credential pending) {
    Sealed sealed = sealed(verification, pending);
    Rows.changed(
        database
            .sql()
            .update(CONTACT_VERIFICATIONS)
            .set(CONTACT_VERIFICATIONS.PENDING, sealed.ciphertext())
            .set(CONTACT_VERIFICATIONS.PENDING_KEY_ID, sealed.keyId())
            .where(is(verification.tenant(), verification.id())));
  }

  private Sealed sealed(ContactVerification of, Credential pending) {
    return secrets.seal(pending.state(), Places.contact(of.tenant(), of.id()));
  }

  private static Optional<Target> target(Record row) {
    return Optional.ofNullable(row.get(CONTACT_VERIFICATIONS.TARGET_MARK))
        .map(mark ->
            new Target(
                SecretBytes.of(mark),
                IdentifierType.valueOf(row.get(CONTACT_VERIFICATIONS.TARGET_TYPE)),
                row.get(CONTACT_VERIFICATIONS.TARGET_SHOWN)));
  }

  private static Condition is(TenantId tenant, ContactVerificationId id) {
    return CONTACT_VERIFICATIONS
        .TENANT_ID
        .eq(tenant)
        .and(CONTACT_VERIFICATIONS.CONTACT_VERIFICATION_ID.eq(id.value()));
  }

  private static ContactVerification verification(Record row) {
    return new ContactVerification(
        new ContactVerificationId(row.get(CONTACT_VERIFICATIONS.CONTACT_VERIFICATION_ID)),
        row.get(CONTACT_VERIFICATIONS.TENANT_ID),
        row.get(CONTACT_VERIFICATIONS.CLIENT),
        row.get(CONTACT_VERIFICATIONS.FACTOR),
        ContactPurpose.valueOf(row.get(CONTACT_VERIFICATIONS.PURPOSE)),
        row.get(CONTACT_VERIFICATIONS.MASKED),
        target(row),
        ContactStatus.valueOf(row.get(CONTACT_VERIFICATIONS.STATUS)),
        row.get(CONTACT_VERIFICATIONS.WRONG),
        row.get(CONTACT_VERIFICATIONS.CREATED_AT),
        row.get(CONTACT_VERIFICATIONS.EXPIRES_AT));
  }
}
