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
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.mfa.MfaChoices;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Ends everything that a user has bound, at once. */
public final class DisableMfa {

  /** What came of it. */
  public sealed interface Result {

    /**
     * Nothing is bound any more.
     *
     * @param ended what was
     */
    record Disabled(List<Authenticator> ended) implements Result {

      /** Keeps a copy. */
      public Disabled {
        ended = List.copyOf(ended);
      }
    }

    /** It is demanded of this user: only a help desk may. */
    record Mandatory() implements Result {}

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

  public DisableMfa(
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

  public Result disable(TenantId id, UserId user, Warrant warrant) {
    return transactions.inTransaction(() -> {
      Optional<MfaRequirement> own = users.lock(id, user).flatMap(User::mfa);
      Tenant tenant = tenants.find(id).orElseThrow();
      Instant now = clock.instant();
      return switch (warrants.toChangeAll(tenant, user, warrant, now)) {
        case Judgement.Refused(var needed) -> new Result.Unproved(needed);
        case Judgement.Entitled() ->
            mandatory(tenant, own) && !(warrant instanceof Warrant.Overridden)
                ? new Result.Mandatory()
                : end(id, user, warrant, now);
      };
    });
  }

  private static boolean mandatory(Tenant tenant, Optional<MfaRequirement> own) {
    return new MfaChoices(tenant.mfa(), Optional.empty(), own).requirement()
        == MfaRequirement.MANDATORY;
  }

  private Result end(TenantId tenant, UserId user, Warrant warrant, Instant now) {
    others.end(tenant, user, now);
    List<Authenticator> bound = authenticators.ofUser(tenant, user);
    bound.forEach(one -> authenticators.revoke(tenant, one.id(), now));
    backupCodes.remove(tenant, user);
    chronicle.tell(
        EventType.MFA_DISABLED,
        tenant,
        user,
        warrant.by(),
        Fact.factors(bound.stream().map(Authenticator::factor).toList()),
        Fact.count(bound.size()));
    return new Result.Disabled(bound);
  }
}
