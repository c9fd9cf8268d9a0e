package io.countersign.application.authentication;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.factor.Factors;
import io.countersign.application.identifier.Identifiers;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.ChallengeId;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.Shown;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** Asks a factor for a challenge to one of a user's authenticators. */
public final class ChallengeMaker {

  /** A challenge, and what is shown with it, once. */
  record Made(Challenge challenge, Shown shown) {}

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

  /**
   * @return nothing if the authenticator was revoked or its factor is not loaded
   * @throws io.countersign.application.factor.FactorUnavailable if the factor fails
   */
  Optional<Made> make(Authenticator bound, Instant now) {
    return factors
        .find(bound.factor())
        .flatMap(loaded ->
            authenticators
                .credential(bound.tenant(), bound.id())
                .map(credential ->
                    loaded.factor().challenge(credential, new ChallengeRequest(random, now))))
        .map(start ->
            new Made(
                new Challenge(
                    new ChallengeId(identifiers.next()),
                    bound.id(),
                    bound.factor(),
                    start.state(),
                    now),
                start.shown()));
  }
}
