package io.countersign.application.account;

import io.countersign.application.account.RegenerateResult.NotOffered;
import io.countersign.application.account.RegenerateResult.NothingToRefill;
import io.countersign.application.account.RegenerateResult.Regenerated;
import io.countersign.application.account.RegenerateResult.Unproved;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.backupcode.BackupCodeMaker;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.enrollment.OtherAttempts;
import io.countersign.application.event.Chronicle;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.warrant.Judgement;
import io.countersign.application.warrant.Warrant;
import io.countersign.application.warrant.Warrants;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.backupcode.BackupCodeRules;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * New backup codes for old ones. The old set is dead from the commit on, whatever its state: a use
 * that holds its lock is waited for, a later one finds it revoked.
 */
public final class RegenerateBackupCodes {

  /** How much is made anew. */
  public enum Extent {
    /** The whole set. */
    ALL,
    /** The codes that were used; the others go on. */
    USED
  }

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final Authenticators authenticators;
  private final BackupCodeSets sets;
  private final BackupCodeMaker maker;
  private final Warrants warrants;
  private final OtherAttempts others;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public RegenerateBackupCodes(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      BackupCodeSets sets,
      BackupCodeMaker maker,
      Warrants warrants,
      OtherAttempts others,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.authenticators = authenticators;
    this.sets = sets;
    this.maker = maker;
    this.warrants = warrants;
    this.others = others;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  public RegenerateResult regenerate(TenantId id, UserId user, Extent extent, Warrant warrant) {
    return transactions.inTransaction(() -> {
      users.lock(id, user);
      Tenant tenant = tenants.find(id).orElseThrow();
      if (!tenant.allows(BackupCode.FACTOR) || !hasPrimary(id, user)) {
        return new NotOffered();
      }
      return switch (warrants.toChange(tenant, user, BackupCode.FACTOR, warrant, clock.instant())) {
        case Judgement.Refused(var needed) -> new Unproved(needed);
        case Judgement.Entitled() -> told(regenerate(tenant, user, extent), warrant);
      };
    });
  }

  private RegenerateResult regenerate(Tenant tenant, UserId user, Extent extent) {
    Optional<BackupCodeSet> set = sets.find(tenant.id(), user);
    BackupCodeRules rules = tenant.settings().backupCodes();
    return switch (extent) {
      case ALL -> {
        set.filter(old -> old.status() != BackupCodeSet.Status.PENDING).ifPresent(this::end);
        // The time is taken under the lock: whatever was used of the old set was used before.
        Instant now = clock.instant();
        yield new Regenerated(maker.issue(tenant.id(), user, rules, now));
      }
      case USED ->
          set.flatMap(old -> authenticators.lock(tenant.id(), old.id()))
              .flatMap(_ -> sets.find(tenant.id(), user))
              .filter(locked -> locked.status() == BackupCodeSet.Status.CONFIRMED)
              .<RegenerateResult>map(locked -> new Regenerated(maker.refill(locked, rules)))
              .orElseGet(NothingToRefill::new);
    };
  }

  /** With all that somebody who had one of its codes has begun. */
  private void end(BackupCodeSet old) {
    others.end(old.tenant(), old.user(), clock.instant());
    authenticators.revoke(old.tenant(), old.id(), clock.instant());
  }

  private RegenerateResult told(RegenerateResult result, Warrant warrant) {
    if (result instanceof Regenerated(var issued)) {
      chronicle.tell(
          EventType.BACKUP_CODES_GENERATED,
          issued.set().tenant(),
          issued.set().user(),
          warrant.by(),
          Fact.authenticator(issued.set().id()),
          Fact.count(issued.set().size()));
    }
    return result;
  }

  private boolean hasPrimary(TenantId tenant, UserId user) {
    return authenticators.ofUser(tenant, user).stream()
        .anyMatch(bound -> !bound.factor().equals(BackupCode.FACTOR));
  }
}
