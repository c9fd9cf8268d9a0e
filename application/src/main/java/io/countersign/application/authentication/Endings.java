package io.countersign.application.authentication;

import io.countersign.application.event.Chronicle;
import io.countersign.application.lockout.AuthenticatorGuesses.Spent;
import io.countersign.application.risk.RiskAssessments;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import java.util.ArrayList;
import java.util.List;

/** Tells how authentications go until they end, and remembers whoever came in. */
public final class Endings {

  private final Chronicle chronicle;
  private final RiskAssessments risks;

  public Endings(Chronicle chronicle, RiskAssessments risks) {
    this.chronicle = chronicle;
    this.risks = risks;
  }

  /**
   * Tells how one ended, in the transaction that keeps it, and nothing of one that goes on. Nobody
   * does anything when one expires: {@link ExpireAuthentications} tells of that.
   *
   * @param more facts, of those that the event tells
   */
  public void tell(Authentication kept, Fact... more) {
    switch (kept.progress()) {
      case Progress.Approved(var at) -> {
        approved(kept, more);
        risks.remember(
            kept.tenant(), kept.user(), kept.deliberation().circumstances().sighting(), at);
      }
      case Progress.Denied(var reason, var _) ->
          tell(EventType.AUTHENTICATION_DENIED, kept, List.of(Fact.reason(reason)), more);
      case Progress.Challenged _,
          Progress.Choosing _,
          Progress.EnrollmentDue _,
          Progress.Expired _ -> {}
    }
  }

  /** Tells of one that is new, before anything else is told of it. */
  void tellBegun(Authentication begun) {
    List<Fact> facts = new ArrayList<>();
    if (begun.progress() instanceof Progress.Challenged(var challenge)) {
      facts.add(Fact.authenticator(challenge.authenticator()));
      facts.add(Fact.factor(challenge.factor()));
    }
    begun.token().map(Fact::token).ifPresent(facts::add);
    tell(EventType.AUTHENTICATION_BEGUN, begun, facts);
  }

  /** Tells of a right response. */
  void tellUsed(Authentication in, Authenticator used) {
    tell(EventType.AUTHENTICATOR_USED, in, of(used));
  }

  /**
   * Tells of a wrong response that was counted, but not what is wrong with it: whoever guesses is
   * not to learn that from what their user may read.
   */
  void tellFailed(Authentication counted, Authenticator guessed) {
    tell(EventType.AUTHENTICATOR_FAILED, counted, of(guessed), Fact.attempts(counted.wrong()));
  }

  private static List<Fact> of(Authenticator authenticator) {
    return List.of(Fact.authenticator(authenticator.id()), Fact.factor(authenticator.factor()));
  }

  /** Tells that nobody answered in time. */
  void tellExpired(Unanswered one) {
    chronicle.tell(
        EventType.AUTHENTICATION_EXPIRED,
        one.tenant(),
        one.user(),
        one.client(),
        Fact.authentication(one.id()));
  }

  /** Tells that no response of an authenticator is looked at for a while, or none of one device. */
  void tellLocked(Authentication during, Authenticator locked, Spent spent) {
    chronicle.tell(
        EventType.AUTHENTICATOR_LOCKED,
        during.tenant(),
        during.user(),
        during.client(),
        Fact.authenticator(locked.id()),
        Fact.factor(locked.factor()),
        Fact.attempts(spent.wrong()),
        Fact.lockedUntil(spent.until()));
  }

  private void approved(Authentication kept, Fact... more) {
    List<Proof> proofs = kept.proofs();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.factors(proofs.stream().map(Proof::factor).toList()));
    if (!proofs.isEmpty()) {
      facts.add(Fact.authenticator(proofs.getLast().authenticator()));
    }
    tell(EventType.AUTHENTICATION_APPROVED, kept, facts, more);
  }

  private void tell(EventType type, Authentication kept, List<Fact> facts, Fact... more) {
    List<Fact> all = new ArrayList<>(facts);
    all.add(Fact.authentication(kept.id()));
    all.addAll(List.of(more));
    chronicle.tell(type, kept.tenant(), kept.user(), kept.client(), all.toArray(Fact[]::new));
  }
}
