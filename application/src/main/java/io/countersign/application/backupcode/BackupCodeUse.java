package io.countersign.application.backupcode;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.event.Chronicle;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.backupcode.Renewal;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Arrays;

/** What follows for a set when one of its codes was used. */
public final class BackupCodeUse {

  private final BackupCodeSets sets;
  private final Authenticators authenticators;
  private final Tenants tenants;
  private final Chronicle chronicle;

  public BackupCodeUse(
      BackupCodeSets sets, Authenticators authenticators, Tenants tenants, Chronicle chronicle) {
    this.sets = sets;
    this.authenticators = authenticators;
    this.tenants = tenants;
    this.chronicle = chronicle;
  }

  /**
   * Counts it, in the transaction in which it was spent.
   *
   * <p>An exhausted set is no authenticator any more, unless it is all that the user has: then it
   * stays, and lets nobody in. To ask for nothing would be to let in whoever knows the password.
   *
   * @param by the authentication in which it was
   * @return the set as it is now
   */
  public BackupCodeSet count(Authentication by, Instant now) {
    TenantId tenant = by.tenant();
    UserId user = by.user();
    BackupCodeSet before = sets.find(tenant, user).orElseThrow();
    boolean primary = hasPrimary(tenant, user);
    BackupCodeSet after = before.used(primary ? renewal(tenant) : Renewal.SINGLE);
    sets.update(after);
    if (primary && after.status() == BackupCodeSet.Status.EXHAUSTED) {
      authenticators.revoke(tenant, after.id(), now);
    }
    tell(EventType.BACKUP_CODES_USED, by, after, Fact.authentication(by.id()), left(after));
    if (after.status() == BackupCodeSet.Status.EXHAUSTED) {
      tell(EventType.BACKUP_CODES_EXHAUSTED, by, after);
    } else if (after.low() && !before.low()) {
      tell(EventType.BACKUP_CODES_LOW, by, after, left(after));
    }
    return after;
  }

  private void tell(EventType type, Authentication by, BackupCodeSet set, Fact... more) {
    Fact[] facts = Arrays.copyOf(more, more.length + 1);
    facts[more.length] = Fact.authenticator(set.id());
    chronicle.tell(type, by.tenant(), by.user(), by.client(), facts);
  }

  private static Fact left(BackupCodeSet set) {
    return Fact.left(set.left());
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
