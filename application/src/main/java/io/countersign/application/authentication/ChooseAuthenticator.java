package io.countersign.application.authentication;

import io.countersign.application.authentication.ChooseResult.Chosen;
import io.countersign.application.authentication.ChooseResult.NoSuchChoice;
import io.countersign.application.authentication.ChooseResult.NotFound;
import io.countersign.application.authentication.ChooseResult.NotWaiting;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Try another method. */
public final class ChooseAuthenticator {

  private sealed interface Step {

    record Kept(Authentication authentication, Shown shown) implements Step {}

    record Refused(ChooseResult result) implements Step {}
  }

  private final Transactions transactions;
  private final Authentications authentications;
  private final Authenticators authenticators;
  private final ChallengeMaker challenges;
  private final Standings standings;
  private final InstantSource clock;

  public ChooseAuthenticator(
      Transactions transactions,
      Authentications authentications,
      Authenticators authenticators,
      ChallengeMaker challenges,
      Standings standings,
      InstantSource clock) {
    this.transactions = transactions;
    this.authentications = authentications;
    this.authenticators = authenticators;
    this.challenges = challenges;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * The new challenge replaces the one before; the count of wrong responses goes on.
   *
   * @throws io.countersign.application.factor.FactorUnavailable if its factor fails
   */
  public ChooseResult choose(TenantId tenant, AuthenticationId id, AuthenticatorId choice) {
    Instant now = clock.instant();
    Step step =
        transactions.inTransaction(() ->
            authentications
                .lock(tenant, id)
                .map(found -> choose(found, choice, now))
                .orElseGet(() -> new Step.Refused(new NotFound())));
    return switch (step) {
      case Step.Kept(var kept, var shown) ->
          new Chosen(standings.of(kept, Optional.of(shown), now));
      case Step.Refused(var result) -> result;
    };
  }

  private Step choose(Authentication found, AuthenticatorId choice, Instant now) {
    if (!(found.progressAt(now) instanceof Challenged)) {
      return new Step.Refused(new NotWaiting(found.progressAt(now)));
    }
    return authenticators
        .find(found.tenant(), choice)
        .filter(Authenticator::active)
        .filter(bound -> bound.user().equals(found.user()))
        .flatMap(bound -> challenges.make(bound, now))
        .<Step>map(made -> keep(found.challenged(made.challenge()), made.shown()))
        .orElseGet(() -> new Step.Refused(new NoSuchChoice()));
  }

  private Step keep(Authentication challenged, Shown shown) {
    authentications.update(challenged);
    return new Step.Kept(challenged, shown);
  }
}
