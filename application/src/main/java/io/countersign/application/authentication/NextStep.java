package io.countersign.application.authentication;

import io.countersign.application.authentication.Asking.Asked;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.delivery.Outgoing;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.policy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What comes after a proof: the end, or the next thing that is due. */
public final class NextStep {

  /**
   * An authentication that went on.
   *
   * @param shown what is shown with a challenge that was just made, once
   * @param outgoing what is to be sent after the commit
   */
  public record Taken(
      Authentication authentication, Optional<Shown> shown, Optional<Outgoing> outgoing) {}

  private final Decisions decisions;
  private final Authenticators authenticators;
  private final Asking asking;
  private final Notices notices;

  public NextStep(
      Decisions decisions, Authenticators authenticators, Asking asking, Notices notices) {
    this.decisions = decisions;
    this.authenticators = authenticators;
    this.asking = asking;
    this.notices = notices;
  }

  /**
   * In the transaction that keeps the proof, which is among those of the authentication. It never
   * fails for something that the next challenge needs: what was proved stays proved.
   */
  public Taken after(Authentication proved, Instant now) {
    Decided decided = decisions.next(proved, now);
    Authentication at = proved.deliberated(decided.deliberation());
    notices.tell(at, decided);
    return decided.decision() instanceof Decision.Allow
        ? new Taken(at, Optional.empty(), Optional.empty())
        : taken(at, decided.decision(), now);
  }

  private Taken taken(Authentication at, Decision decision, Instant now) {
    List<Authenticator> bound = authenticators.ofUser(at.tenant(), at.user());
    return switch (asked(at, decision, bound, now)) {
      case Asked.Stands(var authentication, var shown, var outgoing) ->
          new Taken(authentication, shown, outgoing);
      case Asked.Refused _ -> waiting(at, decision);
    };
  }

  private Asked asked(
      Authentication at, Decision decision, List<Authenticator> bound, Instant now) {
    try {
      return asking.ask(at, decision, bound, now);
    } catch (FactorUnavailable | SecretUnreadable unusable) {
      return new Asked.Stands(waiting(at, decision).authentication());
    }
  }

  /** What could not be asked now may be chosen again later, and nothing else. */
  private static Taken waiting(Authentication at, Decision decision) {
    Authentication offered =
        decision instanceof Decision.Offer(var names, var _)
            ? at.deliberated(at.deliberation().offering(names))
            : at;
    return new Taken(offered.choosing(), Optional.empty(), Optional.empty());
  }
}
