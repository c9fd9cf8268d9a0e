package io.countersign.application.enrollment;

import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Enrollments on their way. The pending credential is encrypted at rest. */
public interface Enrollments {

  /** Keeps a new one. */
  void add(Enrollment enrollment, Credential pending);

  /** One of them, whatever its status. */
  Optional<Enrollment> find(TenantId tenant, EnrollmentId id);

  /** One of them, locked until the transaction ends. */
  Optional<Enrollment> lock(TenantId tenant, EnrollmentId id);

  /**
   * The pending credential of one whose kept status is pending.
   *
   * @throws io.countersign.application.secret.SecretUnreadable if it cannot be decrypted
   */
  Optional<Credential> pending(TenantId tenant, EnrollmentId id);

  /** Keeps what changed; forgets the pending credential unless the status is still pending. */
  void update(Enrollment enrollment);

  /** What is pending now replaces what was pending before. To be locked before. */
  void replace(Enrollment enrollment, Credential pending);

  /**
   * Those of a user that are pending and have not expired, locked until the transaction ends. The
   * user is to be locked before.
   */
  List<Enrollment> lockPending(TenantId tenant, UserId user, Instant now);
}
