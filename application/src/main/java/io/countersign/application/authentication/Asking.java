package io.countersign.application.authentication;

import io.countersign.application.delivery.Admission;
import io.countersign.application.delivery.Outgoing;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.policy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has a user do what is due of them. */
public final class Asking {

  /** Why an authentication is denied whose user cannot be asked for anything. */
  static final String NO_USABLE_FACTOR = "no-usable-factor";

  /** What came of it. */
  sealed interface Asked {

    /**
     * The authentication stands there now.
     *
     * @param shown what is shown with its challenge, once
     * @param outgoing what is to be sent after the commit
     */
    record Stands(Authentication authentication, Optional<Shown> shown, Optional<Outgoing> outgoing)
        implements Asked {

      Stands(Authentication authentication) {
        this(authentication, Optional.empty(), Optional.empty());
      }
    }

    /** Every message that the user could have been sent would be one too many. */
    record Refused(Admission.Refused refused) implements Asked {}
  }

  /** One of the user's authenticators, under one of its names. */
  private record Choice(Authenticator authenticator, FactorType as) {}

  private final ChallengeMaker challenges;
  private final ChallengeMessages messages;

  public Asking(ChallengeMaker challenges, ChallengeMessages messages) {
    this.challenges = challenges;
    this.messages = messages;
  }

  /**
   * Has the user do what was decided. One factor that fails, one credential that does not open, or
   * one message too many keeps nobody out who has another.
   *
   * @param bound what the user has
   * @throws FactorUnavailable if every factor that could be asked fails
   * @throws SecretUnreadable if every credential that could be asked for cannot be decrypted
   */
  Asked ask(Authentication at, Decision decision, List<Authenticator> bound, Instant now) {
    return switch (decision) {
      case Decision.Allow() -> new Asked.Stands(at.approved(now));
      case Decision.ChallengeWithAny(var types) -> challenge(at, usual(bound, types), now);
      case Decision.Offer(var _, var pick) when pick -> new Asked.Stands(at.choosing());
      case Decision.Offer(var names, var _) ->
          challenge(offering(at, names), inOrder(bound, names), now);
      case Decision.EnrollWithAny(var types, var skippable) ->
          new Asked.Stands(at.due(new EnrollmentDue(types, skippable)));
      case Decision.Deny(var reason) -> new Asked.Stands(at.denied(reason, now));
    };
  }

  private static Authentication offering(Authentication at, List<FactorType> names) {
    return at.deliberated(at.deliberation().offering(names));
  }

  private static List<Choice> usual(List<Authenticator> bound, Set<FactorType> types) {
    return bound.stream()
        .filter(one -> types.contains(one.factor()))
        .sorted(AskingOrder.FIRST_TO_LAST)
        .map(one -> new Choice(one, one.factor()))
        .toList();
  }

  private static List<Choice> inOrder(List<Authenticator> bound, List<FactorType> names) {
    return names.stream()
        .flatMap(name ->
            bound.stream()
                .filter(one -> one.answersTo(name))
                .sorted(AskingOrder.FIRST_TO_LAST)
                .map(one -> new Choice(one, name)))
        .toList();
  }

  private Asked challenge(Authentication at, List<Choice> choices, Instant now) {
    @Nullable RuntimeException failure = null;
    @Nullable Asked refused = null;
    for (Choice choice : choices) {
      try {
        Optional<Asked> asked =
            challenges
                .make(choice.authenticator(), choice.as(), now)
                .map(made -> admitted(at, made, now));
        if (asked.orElse(null) instanceof Asked.Stands stands) {
          return stands;
        }
        refused = asked.orElse(refused);
      } catch (FactorUnavailable | SecretUnreadable unusable) {
        failure = unusable;
      }
    }
    if (refused != null) {
      return refused;
    }
    if (failure != null) {
      throw failure;
    }
    return new Asked.Stands(at.denied(NO_USABLE_FACTOR, now));
  }

  private Asked admitted(Authentication at, ChallengeMaker.Made made, Instant now) {
    Authentication challenged = at.challenged(made.challenge());
    if (made.message().isEmpty()) {
      return new Asked.Stands(challenged, Optional.of(made.shown()), Optional.empty());
    }
    Optional<Locale> language = at.deliberation().circumstances().language();
    return switch (messages.admit(at, made.challenge(), made.message().get(), language, now)) {
      case Admission.Admitted(var outgoing) ->
          new Asked.Stands(challenged, Optional.of(made.shown()), Optional.of(outgoing));
      case Admission.Refused tooMany -> new Asked.Refused(tooMany);
    };
  }
}
