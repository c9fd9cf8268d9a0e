package io.countersign.application.enrollment;

import io.countersign.application.authentication.Authentications;
import io.countersign.application.browser.Browsers;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.enrollment.Enrollment;
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

  public OtherAttempts(
      Authentications authentications, Enrollments enrollments, Browsers browsers) {
    this.authentications = authentications;
    this.enrollments = enrollments;
    this.browsers = browsers;
  }

  /**
   * Something was added: every other authentication ends, and no browser is trusted any more.
   *
   * @param by the authentication that demanded it, and goes on
   */
  public void endAfterAdding(
      TenantId tenant, UserId user, Optional<AuthenticationId> by, Instant now) {
    endAuthentications(tenant, user, by, now);
    int _ = browsers.revokeAll(tenant, user, REASON);
  }

  /** Something was taken away: every authentication ends, and so does every enrollment. */
  public void endAfterRevoking(TenantId tenant, UserId user, Instant now) {
    endAuthentications(tenant, user, Optional.empty(), now);
    for (Enrollment other : enrollments.lockPending(tenant, user, now)) {
      enrollments.update(other.canceled());
    }
    int _ = browsers.revokeAll(tenant, user, REASON);
  }

  private void endAuthentications(
      TenantId tenant, UserId user, Optional<AuthenticationId> by, Instant now) {
    for (Authentication other : authentications.lockUnfinished(tenant, user, now)) {
      if (!Optional.of(other.id()).equals(by)) {
        authentications.update(other.denied(REASON, now));
      }
    }
  }
}
