package io.countersign.application.authentication;

import io.countersign.application.authentication.SkipResult.NotFound;
import io.countersign.application.authentication.SkipResult.NotSkippable;
import io.countersign.application.authentication.SkipResult.Skipped;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.event.Chronicle;
import io.countersign.application.lockout.Gate;
import io.countersign.application.transaction.Transactions;
import io.countersign.application.user.Users;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * The user who was asked to enroll goes on without, and is not asked again.
 *
 * <p>Locks, in the order that everybody keeps: user, authentication.
 */
public final class SkipEnrollment {

  private sealed interface Step {

    record Kept(Authentication approved) implements Step {}

    record Ended(SkipResult result) implements Step {}
  }

  private final Transactions transactions;
  private final Users users;
  private final Authenticators authenticators;
  private final Authentications authentications;
  private final Gate gate;
  private final Chronicle chronicle;
  private final Endings endings;
  private final Standings standings;
  private final InstantSource clock;

  public SkipEnrollment(
      Transactions transactions,
      Users users,
      Authenticators authenticators,
      Authentications authentications,
      Gate gate,
      Chronicle chronicle,
      Endings endings,
      Standings standings,
      InstantSource clock) {
    this.transactions = transactions;
    this.users = users;
    this.authenticators = authenticators;
    this.authentications = authentications;
    this.gate = gate;
    this.chronicle = chronicle;
    this.endings = endings;
    this.standings = standings;
    this.clock = clock;
  }

  /** Approves an authentication whose enrollment may be skipped. */
  public SkipResult skip(TenantId tenant, AuthenticationId id) {
    Step step =
        transactions.inTransaction(() ->
            authentications
                .find(tenant, id)
                .map(this::locked)
                .orElseGet(() -> new Step.Ended(new NotFound())));
    return switch (step) {
      case Step.Kept(var approved) ->
          new Skipped(standings.of(approved, Optional.empty(), clock.instant()));
      case Step.Ended(var result) -> result;
    };
  }

  private Step locked(Authentication found) {
    User user = users.lock(found.tenant(), found.user()).orElseThrow();
    return authentications
        .lock(found.tenant(), found.id())
        .map(authentication -> skip(user, authentication))
        .orElseGet(() -> new Step.Ended(new NotFound())); // purged meanwhile
  }

  /**
   * Only a user who has nothing is let in by that: whoever has an authenticator by now must prove
   * it, or an authentication begun before would be a way around it. So would it be around the lock
   * of an administrator.
   */
  private Step skip(User user, Authentication authentication) {
    Instant now = clock.instant();
    Progress progress = authentication.progressAt(now);
    if (!(progress instanceof EnrollmentDue(var factors, var skippable))
        || !skippable
        || !authenticators.ofUser(user.tenant(), user.id()).isEmpty()
        || gate.closed(user.tenant(), user.id()).isPresent()) {
      return new Step.Ended(new NotSkippable(progress));
    }
    Authentication approved = authentication.approved(now);
    authentications.update(approved);
    users.update(user.skippedPrompt(now));
    tell(approved, factors);
    return new Step.Kept(approved);
  }

  private void tell(Authentication approved, Set<FactorType> factors) {
    chronicle.tell(
        EventType.PROMPT_SKIPPED,
        approved.tenant(),
        approved.user(),
        approved.client(),
        Fact.authentication(approved.id()),
        Fact.factors(factors));
    endings.tell(approved);
  }
}
