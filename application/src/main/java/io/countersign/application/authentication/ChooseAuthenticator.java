package io.countersign.application.authentication;

import io.countersign.application.authentication.ChooseResult.Chosen;
import io.countersign.application.authentication.ChooseResult.NoSuchChoice;
import io.countersign.application.authentication.ChooseResult.NotFound;
import io.countersign.application.authentication.ChooseResult.NotSent;
import io.countersign.application.authentication.ChooseResult.NotWaiting;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.delivery.Admission;
import io.countersign.application.delivery.Outgoing;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Try another method. */
public final class ChooseAuthenticator {

  /**
   * What the user chose.
   *
   * @param as the variant of its factor; its usual way if absent
   * @param language of messages; absent for that of the installation
   */
  public record Choice(
      AuthenticatorId authenticator, Optional<FactorType> as, Optional<Locale> language) {

    /** In its usual way, and in the language of the installation. */
    public static Choice of(AuthenticatorId authenticator) {
      return new Choice(authenticator, Optional.empty(), Optional.empty());
    }
  }

  private sealed interface Step {

    record Kept(Authentication authentication, Shown shown, Optional<Outgoing> outgoing)
        implements Step {}

    record Refused(ChooseResult result) implements Step {}
  }

  private final Transactions transactions;
  private final Authentications authentications;
  private final Authenticators authenticators;
  private final ChallengeMaker challenges;
  private final ChallengeMessages messages;
  private final Standings standings;
  private final InstantSource clock;

  public ChooseAuthenticator(
      Transactions transactions,
      Authentications authentications,
      Authenticators authenticators,
      ChallengeMaker challenges,
      ChallengeMessages messages,
      Standings standings,
      InstantSource clock) {
    this.transactions = transactions;
    this.authentications = authentications;
    this.authenticators = authenticators;
    this.challenges = challenges;
    this.messages = messages;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * The new challenge replaces the one before, be it to the same authenticator: then a code is sent
   * again. The count of wrong responses goes on.
   *
   * @throws io.countersign.application.factor.FactorUnavailable if its factor fails
   */
  public ChooseResult choose(TenantId tenant, AuthenticationId id, Choice choice) {
    Instant now = clock.instant();
    Step step =
        transactions.inTransaction(() ->
            authentications
                .lock(tenant, id)
                .map(found -> choose(found, choice, now))
                .orElseGet(() -> new Step.Refused(new NotFound())));
    return switch (step) {
      case Step.Kept(var kept, var shown, var outgoing) -> {
        outgoing.ifPresent(messages::send);
        yield new Chosen(standings.of(kept, Optional.of(shown), now));
      }
      case Step.Refused(var result) -> result;
    };
  }

  private Step choose(Authentication found, Choice choice, Instant now) {
    Progress progress = found.progressAt(now);
    if (!(progress instanceof Challenged || progress instanceof Progress.Choosing)) {
      return new Step.Refused(new NotWaiting(progress));
    }
    return authenticators
        .find(found.tenant(), choice.authenticator())
        .filter(Authenticator::active)
        .filter(bound -> bound.user().equals(found.user()))
        .flatMap(bound ->
            Offers.name(found, bound, choice.as())
                .flatMap(name -> challenges.make(bound, name, now)))
        .map(made -> admit(found, made, choice, now))
        .orElseGet(() -> new Step.Refused(new NoSuchChoice()));
  }

  private Step admit(Authentication found, ChallengeMaker.Made made, Choice choice, Instant now) {
    if (made.message().isEmpty()) {
      return keep(found, made, Optional.empty());
    }
    return switch (messages.admit(
        found, made.challenge(), made.message().get(), choice.language(), now)) {
      case Admission.Admitted(var outgoing) -> keep(found, made, Optional.of(outgoing));
      case Admission.Refused refused -> new Step.Refused(new NotSent(refused));
    };
  }

  private Step keep(Authentication found, ChallengeMaker.Made made, Optional<Outgoing> outgoing) {
    Authentication challenged = found.challenged(made.challenge());
    authentications.update(challenged);
    return new Step.Kept(challenged, made.shown(), outgoing);
  }
}
