package io.countersign.persistence.enrollment;

import static io.countersign.persistence.generated.Tables.ENROLLMENTS;

import io.countersign.application.enrollment.Enrollments;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.SecretBytes;
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
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;

/** {@link Enrollments} in a database. */
public final class JooqEnrollments implements Enrollments {

  private final Database database;
  private final Secrets secrets;

  public JooqEnrollments(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  @Override
  public void add(Enrollment enrollment, Credential pending) {
    Sealed sealed = secrets.seal(pending.state(), place(enrollment));
    database
        .sql()
        .insertInto(ENROLLMENTS)
        .set(ENROLLMENTS.TENANT_ID, enrollment.tenant())
        .set(ENROLLMENTS.ENROLLMENT_ID, enrollment.id().value())
        .set(ENROLLMENTS.USER_ID, enrollment.user())
        .set(ENROLLMENTS.FACTOR, enrollment.factor())
        .set(ENROLLMENTS.LABEL, enrollment.label())
        .set(ENROLLMENTS.STATUS, enrollment.status().name())
        .set(ENROLLMENTS.WRONG, enrollment.wrong())
        .set(ENROLLMENTS.FINGERPRINT, fingerprint(enrollment))
        .set(
            ENROLLMENTS.AUTHENTICATION_ID,
            enrollment.authentication().map(AuthenticationId::value).orElse(null))
        .set(
            ENROLLMENTS.AUTHENTICATOR_ID,
            enrollment.authenticator().map(AuthenticatorId::value).orElse(null))
        .set(ENROLLMENTS.PENDING, sealed.ciphertext())
        .set(ENROLLMENTS.PENDING_KEY_ID, sealed.keyId())
        .set(ENROLLMENTS.CREATED_AT, enrollment.createdAt())
        .set(ENROLLMENTS.EXPIRES_AT, enrollment.expiresAt())
        .execute();
  }

  @Override
  public Optional<Enrollment> find(TenantId tenant, EnrollmentId id) {
    return database
        .sql()
        .selectFrom(ENROLLMENTS)
        .where(is(tenant, id))
        .fetchOptional(JooqEnrollments::enrollment);
  }

  @Override
  public Optional<Enrollment> lock(TenantId tenant, EnrollmentId id) {
    return database
        .locking()
        .selectFrom(ENROLLMENTS)
        .where(is(tenant, id))
        .forUpdate()
        .fetchOptional(JooqEnrollments::enrollment);
  }

  @Override
  public Optional<Credential> pending(TenantId tenant, EnrollmentId id) {
    return database
        .sql()
        .selectFrom(ENROLLMENTS)
        .where(is(tenant, id))
        .and(ENROLLMENTS.PENDING.isNotNull())
        .fetchOptional(row -> secrets.open(row.get(ENROLLMENTS.PENDING), place(enrollment(row))))
        .map(Credential::new);
  }

  @Override
  public List<Enrollment> lockPending(TenantId tenant, UserId user, Instant now) {
    return database
        .locking()
        .selectFrom(ENROLLMENTS)
        .where(ENROLLMENTS.TENANT_ID.eq(tenant))
        .and(ENROLLMENTS.USER_ID.eq(user))
        .and(ENROLLMENTS.EXPIRES_AT.gt(now))
        .and(ENROLLMENTS.STATUS.eq(EnrollmentStatus.PENDING.name()))
        .forUpdate()
        .fetch(JooqEnrollments::enrollment);
  }

  @Override
  public void update(Enrollment enrollment) {
    UpdateSetMoreStep<Record> update =
        database
            .sql()
            .update(ENROLLMENTS)
            .set(ENROLLMENTS.STATUS, enrollment.status().name())
            .set(ENROLLMENTS.WRONG, enrollment.wrong())
            .set(
                ENROLLMENTS.AUTHENTICATOR_ID,
                enrollment.authenticator().map(AuthenticatorId::value).orElse(null));
    if (enrollment.status() != EnrollmentStatus.PENDING) {
      update = update.setNull(ENROLLMENTS.PENDING).setNull(ENROLLMENTS.PENDING_KEY_ID);
    }
    Rows.changed(update.where(is(enrollment.tenant(), enrollment.id())));
  }

  @Override
  public void replace(Enrollment enrollment, Credential pending) {
    Sealed sealed = secrets.seal(pending.state(), place(enrollment));
    Rows.changed(
        database
            .sql()
            .update(ENROLLMENTS)
            .set(ENROLLMENTS.PENDING, sealed.ciphertext())
            .set(ENROLLMENTS.PENDING_KEY_ID, sealed.keyId())
            .where(is(enrollment.tenant(), enrollment.id())));
  }

  private static Enrollment enrollment(Record row) {
    return new Enrollment(
        new EnrollmentId(row.get(ENROLLMENTS.ENROLLMENT_ID)),
        row.get(ENROLLMENTS.TENANT_ID),
        row.get(ENROLLMENTS.USER_ID),
        row.get(ENROLLMENTS.FACTOR),
        row.get(ENROLLMENTS.LABEL),
        EnrollmentStatus.valueOf(row.get(ENROLLMENTS.STATUS)),
        row.get(ENROLLMENTS.WRONG),
        Optional.ofNullable(row.get(ENROLLMENTS.FINGERPRINT))
            .map(hash -> new Fingerprint(SecretBytes.of(hash))),
        Optional.ofNullable(row.get(ENROLLMENTS.AUTHENTICATION_ID)).map(AuthenticationId::new),
        Optional.ofNullable(row.get(ENROLLMENTS.AUTHENTICATOR_ID)).map(AuthenticatorId::new),
        row.get(ENROLLMENTS.CREATED_AT),
        row.get(ENROLLMENTS.EXPIRES_AT));
  }

  private static Condition is(TenantId tenant, EnrollmentId id) {
    return ENROLLMENTS.TENANT_ID.eq(tenant).and(ENROLLMENTS.ENROLLMENT_ID.eq(id.value()));
  }

  private static byte @Nullable [] fingerprint(Enrollment of) {
    return of.fingerprint().map(fingerprint -> fingerprint.hash().reveal()).orElse(null);
  }

  private static Place place(Enrollment of) {
    return Places.enrollment(of.tenant(), of.user(), of.id());
  }
}
