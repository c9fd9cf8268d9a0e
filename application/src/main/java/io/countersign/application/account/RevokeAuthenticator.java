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
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Ends an authenticator for good. It takes the user's lock, so that nothing which depends on what
 * the user has bound goes on beside it.
 */
public final class RevokeAuthenticator {

  /** What came of it. */
  public sealed interface Result {

    /** It proves nothing any more. */
    record Revoked(Authenticator authenticator) implements Result {}

    /** The user has no such active authenticator. */
    record NotFound() implements Result {}

    /** Somebody must prove who they are first. */
    record Unproved(ProofNeeded needed) implements Result {}
  }

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final Authenticators authenticators;
  private final BackupCodeSets backupCodes;
  private final Warrants warrants;
  private final OtherAttempts others;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public RevokeAuthenticator(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      BackupCodeSets backupCodes,
      Warrants warrants,
      OtherAttempts others,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.authenticators = authenticators;
    this.backupCodes = backupCodes;
    this.warrants = warrants;
    this.others = others;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  public Result revoke(TenantId tenant, UserId user, AuthenticatorId id, Warrant warrant) {
    return transactions.inTransaction(() -> {
      users.lock(tenant, user);
      return authenticators
          .find(tenant, id)
          .filter(Authenticator::active)
          .filter(found -> found.user().equals(user))
          .map(found -> revoke(found, warrant))
          .orElseGet(Result.NotFound::new);
    });
  }

  private Result revoke(Authenticator found, Warrant warrant) {
    Instant now = clock.instant();
    return switch (warrants.toChange(
        tenants.find(found.tenant()).orElseThrow(), found.user(), found.factor(), warrant, now)) {
      case Judgement.Refused(var needed) -> new Result.Unproved(needed);
      case Judgement.Entitled() -> {
        others.end(found.tenant(), found.user(), now);
        yield revoked(found, warrant, now);
      }
    };
  }

  private Result revoked(Authenticator found, Warrant warrant, Instant now) {
    if (!authenticators.revoke(found.tenant(), found.id(), now)) {
      return new Result.NotFound();
    }
    if (found.factor().equals(BackupCode.FACTOR)) {
      backupCodes.remove(found.tenant(), found.user());
      tell(EventType.BACKUP_CODES_DELETED, found, warrant, Fact.authenticator(found.id()));
    } else {
      tell(
          EventType.AUTHENTICATOR_REVOKED,
          found,
          warrant,
          Fact.authenticator(found.id()),
          Fact.factor(found.factor()));
    }
    return new Result.Revoked(found);
  }

  private void tell(EventType type, Authenticator revoked, Warrant warrant, Fact... facts) {
    chronicle.tell(type, revoked.tenant(), revoked.user(), warrant.by(), facts);
  }
}
