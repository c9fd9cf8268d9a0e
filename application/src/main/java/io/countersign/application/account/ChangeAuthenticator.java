package io.countersign.application.account;

import io.countersign.application.authenticator.Authenticators;
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
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.InstantSource;
import java.util.Optional;

/** Gives an authenticator another name, or makes it the one that is asked first, or both. */
public final class ChangeAuthenticator {

  /**
   * What is to be changed.
   *
   * @param label its new name, if it gets one
   * @param preferred whether it is the one that is asked first from now on
   */
  public record Change(Optional<Label> label, boolean preferred) {}

  /** What came of it. */
  public sealed interface Result {

    /** It is done. */
    record Changed(Authenticator authenticator) implements Result {}

    /** The user has no such active authenticator. */
    record NotFound() implements Result {}

    /** Backup codes are for when nothing else is there: they are never asked first. */
    record NeverFirst() implements Result {}

    /** Somebody must prove who they are first. */
    record Unproved(ProofNeeded needed) implements Result {}
  }

  private final Transactions transactions;
  private final Tenants tenants;
  private final Users users;
  private final Authenticators authenticators;
  private final Warrants warrants;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public ChangeAuthenticator(
      Transactions transactions,
      Tenants tenants,
      Users users,
      Authenticators authenticators,
      Warrants warrants,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
    this.authenticators = authenticators;
    this.warrants = warrants;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  public Result change(
      TenantId tenant, UserId user, AuthenticatorId id, Change change, Warrant warrant) {
    return transactions.inTransaction(() -> {
      users.lock(tenant, user);
      return authenticators
          .find(tenant, id)
          .filter(Authenticator::active)
          .filter(found -> found.user().equals(user))
          .map(found -> change(found, change, warrant))
          .orElseGet(Result.NotFound::new);
    });
  }

  private Result change(Authenticator found, Change change, Warrant warrant) {
    if (change.preferred() && found.factor().equals(BackupCode.FACTOR)) {
      return new Result.NeverFirst();
    }
    return switch (warrants.toChange(
        tenants.find(found.tenant()).orElseThrow(),
        found.user(),
        found.factor(),
        warrant,
        clock.instant())) {
      case Judgement.Refused(var needed) -> new Result.Unproved(needed);
      case Judgement.Entitled() -> changed(found, change, warrant);
    };
  }

  private Result changed(Authenticator found, Change change, Warrant warrant) {
    if (change.label().isPresent()) {
      authenticators.rename(found.tenant(), found.id(), change.label().get());
      tell(EventType.AUTHENTICATOR_RENAMED, found, warrant);
    }
    if (change.preferred()) {
      authenticators.prefer(found.tenant(), found.user(), found.id());
      tell(EventType.AUTHENTICATOR_DEFAULTED, found, warrant);
    }
    return authenticators
        .find(found.tenant(), found.id())
        .filter(Authenticator::active)
        .<Result>map(Result.Changed::new)
        .orElseGet(Result.NotFound::new);
  }

  /** Its name is not told: people call their phones by their numbers. */
  private void tell(EventType type, Authenticator changed, Warrant warrant) {
    chronicle.tell(
        type,
        changed.tenant(),
        changed.user(),
        warrant.by(),
        Fact.authenticator(changed.id()),
        Fact.factor(changed.factor()));
  }
}
