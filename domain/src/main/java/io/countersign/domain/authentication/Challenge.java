package io.countersign.domain.authentication;

import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.FactorType;
import java.time.Instant;

/**
 * What the user is asked right now: to answer with one of their authenticators.
 *
 * @param state what the factor keeps until the response
 */
public record Challenge(
    ChallengeId id,
    AuthenticatorId authenticator,
    FactorType factor,
    ChallengeState state,
    Instant createdAt) {}
