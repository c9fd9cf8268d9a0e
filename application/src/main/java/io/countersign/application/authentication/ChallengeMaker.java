package io.countersign.application.authentication;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.factor.Factors;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.ChallengeId;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.Shown;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks a factor for a challenge to one of a user's authenticators. */
public final class ChallengeMaker {

  /** A challenge, what is shown with it, once, and what is to be sent. */
  record Made(Challenge challenge, Shown shown, Optional<Message> message) {}

  private final Authenticators authenticators;
  private final Factors factors;
  private final Identifiers identifiers;
  private final SecureRandom random;

  public ChallengeMaker(
      Authenticators authenticators,
      Factors factors,
      Identifiers identifiers,
      SecureRandom random) {
    this.authenticators = authenticators;
    this.factors = factors;
    this.identifiers = identifiers;
    this.random = random;
  }

  /** Asks under the name of its factor. */
  Optional<Made> make(Authenticator bound, Instant now) {
    return make(bound, bound.factor(), now);
  }

  /**
   * @param as a name that the authenticator answers to
   * @return nothing if the authenticator was revoked or its factor is not loaded
   * @throws io.countersign.application.factor.FactorUnavailable if the factor fails
   */
  Optional<Made> make(Authenticator bound, FactorType as, Instant now) {
    return factors
        .find(bound.factor())
        .flatMap(loaded ->
            authenticators
                .credential(bound.tenant(), bound.id())
                .map(credential ->
                    loaded
                        .factor()
                        .challenge(
                            credential, new ChallengeRequest(as, others(bound, as), random, now))))
        .map(start ->
            new Made(
                new Challenge(
                    new ChallengeId(identifiers.next()),
                    bound.id(),
                    bound.factor(),
                    start.state(),
                    now),
                start.shown(),
                start.message()));
  }

  /** A credential that does not open is not offered. */
  private List<Credential> others(Authenticator asked, FactorType as) {
    return authenticators.ofUser(asked.tenant(), asked.user()).stream()
        .filter(bound -> bound.factor().equals(asked.factor()) && bound.answersTo(as))
        .filter(bound -> !bound.id().equals(asked.id()))
        .flatMap(bound -> credential(bound).stream())
        .toList();
  }

  private Optional<Credential> credential(Authenticator bound) {
    try {
      return authenticators.credential(bound.tenant(), bound.id());
    } catch (SecretUnreadable unusable) {
      return Optional.empty();
    }
  }
}
