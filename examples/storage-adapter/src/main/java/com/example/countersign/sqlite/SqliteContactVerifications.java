package com.example.countersign.sqlite;

import io.countersign.application.contact.ContactVerifications;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Target;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.contact.ContactPurpose;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.Optional;

/** {@link ContactVerifications} in SQLite. */
record SqliteContactVerifications(Sqlite database, Secrets secrets)
    implements ContactVerifications {

  private static final String ONE = " where tenant_id = ? and contact_verification_id = ?";

  @Override
  public void add(ContactVerification added, Credential pending) {
    Sealed sealed = sealed(added, pending);
    database.change(
        "insert into contact_verifications values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        added.tenant(),
        added.id(),
        added.client(),
        added.as(),
        added.purpose(),
        added.masked(),
        added.status(),
        added.wrong(),
        sealed.ciphertext(),
        sealed.keyId(),
        added.createdAt(),
        added.expiresAt(),
        added.target().map(Target::mark),
        added.target().map(Target::type),
        added.target().map(Target::shown));
  }

  @Override
  public Optional<ContactVerification> find(TenantId tenant, ContactVerificationId id) {
    return database.first(
        "select * from contact_verifications" + ONE,
        SqliteContactVerifications::verification,
        tenant,
        id);
  }

  @Override
  public Optional<ContactVerification> lock(TenantId tenant, ContactVerificationId id) {
    database.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public Optional<Credential> pending(TenantId tenant, ContactVerificationId id) {
    return database.first(
        "select * from contact_verifications" + ONE + " and pending is not null",
        row ->
            new Credential(
                secrets.open(row.bytes("pending").reveal(), SealedColumn.SENT.placeIn(row))),
        tenant,
        id);
  }

  @Override
  public void update(ContactVerification verification) {
    String forget =
        verification.status() == ContactStatus.PENDING
            ? ""
            : ", pending = null, pending_key_id = null";
    database.changeOne(
        "update contact_verifications set status = ?, wrong = ?" + forget + ONE,
        verification.status(),
        verification.wrong(),
        verification.tenant(),
        verification.id());
  }

  @Override
  public void replace(ContactVerification verification, Credential pending) {
    Sealed sealed = sealed(verification, pending);
    database.changeOne(
        "update contact_verifications set pending = ?, pending_key_id = ?" + ONE,
        sealed.ciphertext(),
        sealed.keyId(),
        verification.tenant(),
        verification.id());
  }

  private Sealed sealed(ContactVerification of, Credential pending) {
    return secrets.seal(pending.state(), SealedColumn.SENT.place(of.tenant(), of.id()));
  }

  private static Optional<Target> target(Row row) throws SQLException {
    return row.has("target_mark")
        ? Optional.of(
            new Target(
                row.bytes("target_mark"),
                IdentifierType.valueOf(row.text("target_type")),
                row.text("target_shown")))
        : Optional.empty();
  }

  private static ContactVerification verification(Row row) throws SQLException {
    return new ContactVerification(
        new ContactVerificationId(row.id("contact_verification_id")),
        new TenantId(row.text("tenant_id")),
        new ClientId(row.text("client")),
        new FactorType(row.text("factor")),
        ContactPurpose.valueOf(row.text("purpose")),
        row.text("masked"),
        target(row),
        ContactStatus.valueOf(row.text("status")),
        row.count("wrong"),
        row.instant("created_at"),
        row.instant("expires_at"));
  }
}
