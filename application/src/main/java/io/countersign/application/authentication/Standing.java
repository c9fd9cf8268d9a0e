package io.countersign.application.authentication;

import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.outgoing.Delivery;
import java.util.List;
import java.util.Optional;

/**
 * Where an authentication stands, as its client is told.
 *
 * @param progress at the time of the answer
 * @param attemptsLeft how many wrong responses it still takes
 * @param delivery how far the message of the challenge got, if it has one
 * @param shown what the factor wants shown with a challenge that was just made
 * @param choices while a response is due: every authenticator that could give it, the challenged
 *     one first
 * @param assertion once approved, until it expires: the signed outcome
 * @param backupCodes once one was used in it: how the set stands
 */
public record Standing(
    Authentication authentication,
    Progress progress,
    int attemptsLeft,
    Optional<Shown> shown,
    Optional<Delivery> delivery,
    List<Authenticator> choices,
    Optional<String> assertion,
    Optional<BackupCodeSet> backupCodes) {}
