package io.countersign.application.account;

import io.countersign.application.account.ViewResult.NoCodes;
import io.countersign.application.account.ViewResult.NotViewable;
import io.countersign.application.account.ViewResult.Unproved;
import io.countersign.application.account.ViewResult.Viewed;
import io.countersign.application.backupcode.BackupCodeMaker;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.application.event.Chronicle;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.application.warrant.Judgement;
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
import java.util.List;

/** Shows a user the backup codes that they have left. */
public final class ViewBackupCodes {

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final BackupCodeSets sets;
  private final BackupCodeMaker maker;
  private final Warrants warrants;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public ViewBackupCodes(
      Transactions transactions,
      Tenants tenants,
      Users users,
      BackupCodeSets sets,
      BackupCodeMaker maker,
      Warrants warrants,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.sets = sets;
    this.maker = maker;
    this.warrants = warrants;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /**
   * @throws io.countersign.application.secret.SecretUnreadable if they cannot be decrypted
   */
  public ViewResult view(TenantId id, UserId user, Warrant warrant) {
    return transactions.inTransaction(() -> {
      users.lock(id, user);
      Tenant tenant = tenants.find(id).orElseThrow();
      return switch (warrants.toChange(tenant, user, BackupCode.FACTOR, warrant, clock.instant())) {
        case Judgement.Refused(var needed) -> new Unproved(needed);
        case Judgement.Entitled() ->
            sets.find(id, user).map(set -> view(tenant, set, warrant)).orElseGet(NoCodes::new);
      };
    });
  }

  private ViewResult view(Tenant tenant, BackupCodeSet set, Warrant warrant) {
    if (!tenant.settings().backupCodes().viewable()
        || sets.codes(set.tenant(), set.user()).isEmpty()) {
      return new NotViewable();
    }
    chronicle.tell(
        EventType.BACKUP_CODES_VIEWED,
        set.tenant(),
        set.user(),
        warrant.by(),
        Fact.authenticator(set.id()),
        Fact.left(set.left()));
    return new Viewed(
        new IssuedCodes(
            set,
            set.left() == 0 ? List.of() : maker.kept(set),
            tenant.settings().backupCodes().group()));
  }
}
