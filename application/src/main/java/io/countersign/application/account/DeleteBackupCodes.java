package io.countersign.application.account;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.enrollment.OtherAttempts;
import io.countersign.application.event.Chronicle;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.warrant.Judgement;
import io.countersign.application.warrant.Judgement.ProofNeeded;
import io.countersign.application.warrant.Warrant;
import io.countersign.application.warrant.Warrants;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.InstantSource;

/** Ends a user's backup codes, without new ones. */
public final class DeleteBackupCodes {

  /** What came of it. */
  public sealed interface Result {

    /** There are none any more. */
    record Deleted() implements Result {}

    /** There were none. */
    record NoCodes() implements Result {}

    /** Somebody must prove who they are first. */
    record Unproved(ProofNeeded needed) implements Result {}
  }

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final Authenticators authenticators;
  private final BackupCodeSets sets;
  private final Warrants warrants;
  private final OtherAttempts others;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public DeleteBackupCodes(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      BackupCodeSets sets,
      Warrants warrants,
      OtherAttempts others,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.authenticators = authenticators;
    this.sets = sets;
    this.warrants = warrants;
    this.others = others;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  public Result delete(TenantId id, UserId user, Warrant warrant) {
    return transactions.inTransaction(() -> {
      users.lock(id, user);
      Tenant tenant = tenants.find(id).orElseThrow();
      return switch (warrants.toChange(tenant, user, BackupCode.FACTOR, warrant, clock.instant())) {
        case Judgement.Refused(var needed) -> new Result.Unproved(needed);
        case Judgement.Entitled() ->
            sets.find(id, user).map(set -> end(set, warrant)).orElseGet(Result.NoCodes::new);
      };
    });
  }

  private Result end(BackupCodeSet set, Warrant warrant) {
    others.end(set.tenant(), set.user(), clock.instant());
    authenticators.revoke(set.tenant(), set.id(), clock.instant());
    sets.remove(set.tenant(), set.user());
    chronicle.tell(
        EventType.BACKUP_CODES_DELETED,
        set.tenant(),
        set.user(),
        warrant.by(),
        Fact.authenticator(set.id()));
    return new Result.Deleted();
  }
}
