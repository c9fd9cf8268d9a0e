package io.countersign.application.authentication;

import io.countersign.domain.authenticator.GuessLimit;
import java.time.Duration;

/**
 * The limits of every authentication.
 *
 * @param attempts how many wrong responses one authentication takes before it is denied, 1 to 100
 * @param guesses how many wrong responses one authenticator takes, over all authentications
 * @param lifetime how long an authentication may take, positive
 * @param assertionLifetime how long an assertion is good for, positive
 */
public record AuthenticationRules(
    int attempts, GuessLimit guesses, Duration lifetime, Duration assertionLifetime) {}
