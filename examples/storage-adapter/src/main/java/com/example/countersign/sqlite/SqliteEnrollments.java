package com.example.countersign.sqlite;

import java.util.List;
import java.time.Instant;
import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.util.Optional;

/** {@link Enrollments} in SQLite. */
record SqliteEnrollments(Sqlite database, Secrets secrets) implements Enrollments {

  private static final String ONE = " where tenant_id = ? and enrollment_id = ?";

  @Override
  public void add(Enrollment enrollment, Credential pending) {
    Sealed sealed = secrets.seal(pending.state(), place(enrollment));
    database.change(
        "insert into enrollments values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        enrollment.tenant(),
        enrollment.id(),
        enrollment.user().value(),
        enrollment.factor(),
        enrollment.label(),
        enrollment.status(),
        enrollment.wrong(),
        enrollment.fingerprint().map(Fingerprint::hash),
        enrollment.authentication(),
        enrollment.authenticator(),
        sealed.ciphertext(),
        sealed.keyId(),
        enrollment.createdAt(),
        enrollment.expiresAt());
  }

  @Override
  public Optional<Enrollment> find(TenantId tenant, EnrollmentId id) {
    return database.first(
        "select * from enrollments" + ONE, SqliteEnrollments::enrollment, tenant, id);
  }

  @Override
  public Optional<Enrollment> lock(TenantId tenant, EnrollmentId id) {
    database.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public Optional<Credential> pending(TenantId tenant, EnrollmentId id) {
    return database.first(
        "select * from enrollments" + ONE + " and pending is not null",
        row -> new Credential(secrets.open(row.bytes("pending").reveal(), place(enrollment(row)))),
        tenant,
        id);
  }

  @Override
  public List<Enrollment> lockPending(TenantId tenant, UserId user, Instant now) {
    database.requireTransaction();
    return database.all(
        "select * from enrollments"
            + " where tenant_id = ? and user_id = ? and expires_at > ? and status = ?",
        SqliteEnrollments::enrollment,
        tenant,
        user.value(),
        now,
        EnrollmentStatus.PENDING);
  }

  @Override
  public void update(Enrollment enrollment) {
    String forget =
        enrollment.status() == EnrollmentStatus.PENDING
            ? ""
            : ", pending = null, pending_key_id = null";
    database.changeOne(
        "update enrollments set status = ?, wrong = ?, authenticator_id = ?" + forget + ONE,
        enrollment.status(),
        enrollment.wrong(),
        enrollment.authenticator(),
        enrollment.tenant(),
        enrollment.id());
  }

  @Override
  public void replace(Enrollment enrollment, Credential pending) {
    Sealed sealed = secrets.seal(pending.state(), place(enrollment));
    database.changeOne(
        "update enrollments set pending = ?, pending_key_id = ?" + ONE,
        sealed.ciphertext(),
        sealed.keyId(),
        enrollment.tenant(),
        enrollment.id());
  }

  private static Place place(Enrollment of) {
    return SealedColumn.PENDING.place(of.tenant(), of.user().value(), of.id());
  }

  private static Enrollment enrollment(Row row) throws SQLException {
    return new Enrollment(
        new EnrollmentId(row.id("enrollment_id")),
        new TenantId(row.text("tenant_id")),
        new UserId(row.text("user_id")),
        new FactorType(row.text("factor")),
        new Label(row.text("label")),
        EnrollmentStatus.valueOf(row.text("status")),
        row.count("wrong"),
        row.optionalBytes("fingerprint").map(hash -> new Fingerprint(SecretBytes.of(hash))),
        row.optionalId("authentication_id").map(AuthenticationId::new),
        row.optionalId("authenticator_id").map(AuthenticatorId::new),
        row.instant("created_at"),
        row.instant("expires_at"));
  }
}
