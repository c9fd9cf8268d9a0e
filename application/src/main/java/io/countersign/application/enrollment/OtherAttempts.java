package io.countersign.application.enrollment;

import io.countersign.application.authentication.Authentications;
import io.countersign.application.browser.Browsers;
import io.countersign.application.event.Chronicle;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Whatever else is under way for a user when what they have bound changes: it was begun by somebody
 * who had what is gone, or before what is new could be asked for. Browsers that were let in without
 * a factor must prove one again. The user is locked meanwhile.
 */
public final class OtherAttempts {

  /** Why an authentication is denied that was under way. */
  public static final String REASON = "authenticators-changed";

  private final Authentications authentications;
  private final Enrollments enrollments;
  private final Browsers browsers;
  private final Chronicle chronicle;

  public OtherAttempts(
      Authentications authentications,
      Enrollments enrollments,
      Browsers browsers,
      Chronicle chronicle) {
    this.authentications = authentications;
    this.enrollments = enrollments;
    this.browsers = browsers;
    this.chronicle = chronicle;
  }

  /**
   * An enrollment was confirmed: everything else that is under way ends. What entitled another
   * enrollment may be too little by now, since what is new may be stronger.
   *
   * @param demanding the authentication that demanded it, and goes on
   */
  void endAfterConfirming(Enrollment confirmed, Optional<AuthenticationId> demanding, Instant now) {
    end(confirmed.tenant(), confirmed.user(), demanding, Optional.of(confirmed.id()), now);
  }

  /** Something was taken away, or added by itself: everything that is under way ends. */
  public void end(TenantId tenant, UserId user, Instant now) {
    end(tenant, user, Optional.empty(), Optional.empty(), now);
  }

  private void end(
      TenantId tenant,
      UserId user,
      Optional<AuthenticationId> goesOn,
      Optional<EnrollmentId> confirmed,
      Instant now) {
    for (Authentication other : authentications.lockUnfinished(tenant, user, now)) {
      if (!goesOn.equals(Optional.of(other.id()))) {
        authentications.update(other.denied(REASON, now));
        chronicle.tell(
            EventType.AUTHENTICATION_ENDED,
            tenant,
            user,
            other.client(),
            Fact.authentication(other.id()),
            Fact.reason(REASON));
      }
    }
    for (Enrollment other : enrollments.lockPending(tenant, user, now)) {
      if (!confirmed.equals(Optional.of(other.id()))) {
        enrollments.update(other.canceled());
      }
    }
    int _ = browsers.revokeAll(tenant, user, REASON);
  }
}
