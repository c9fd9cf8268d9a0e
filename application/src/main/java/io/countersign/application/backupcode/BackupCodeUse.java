package io.countersign.application.backupcode;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.backupcode.Renewal;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;

/** What follows for a set when one of its codes was used. */
public final class BackupCodeUse {

  private final BackupCodeSets sets;
  private final Authenticators authenticators;
  private final Tenants tenants;

  public BackupCodeUse(BackupCodeSets sets, Authenticators authenticators, Tenants tenants) {
    this.sets = sets;
    this.authenticators = authenticators;
    this.tenants = tenants;
  }

  /**
   * Counts it, in the transaction in which it was spent.
   *
   * <p>An exhausted set is no authenticator any more, unless it is all that the user has: then it
   * stays, and lets nobody in. To ask for nothing would be to let in whoever knows the password.
   *
   * @return the set as it is now
   */
  public BackupCodeSet count(TenantId tenant, UserId user, Instant now) {
    BackupCodeSet before = sets.find(tenant, user).orElseThrow();
    boolean primary = hasPrimary(tenant, user);
    BackupCodeSet after = before.used(primary ? renewal(tenant) : Renewal.SINGLE);
    sets.update(after);
    if (primary && after.status() == BackupCodeSet.Status.EXHAUSTED) {
      authenticators.revoke(tenant, after.id(), now);
    }
    return after;
  }

  private Renewal renewal(TenantId tenant) {
    return tenants.find(tenant).orElseThrow().settings().backupCodes().renewal();
  }

  private boolean hasPrimary(TenantId tenant, UserId user) {
    return authenticators.ofUser(tenant, user).stream()
        .map(Authenticator::factor)
        .anyMatch(factor -> !factor.equals(BackupCode.FACTOR));
  }
}
