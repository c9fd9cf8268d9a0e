package io.countersign.application.authentication;

import io.countersign.application.assertion.AssertionClaims;
import io.countersign.application.assertion.Assertions;
import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.delivery.Deliveries;
import io.countersign.application.factor.Factors;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.outgoing.Delivery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells clients where their authentications stand. */
public final class Standings {

  private final Authenticators authenticators;
  private final Factors factors;
  private final Deliveries deliveries;
  private final BackupCodeSets backupCodes;
  private final Assertions assertions;
  private final AuthenticationRules rules;

  public Standings(
      Authenticators authenticators,
      Factors factors,
      Deliveries deliveries,
      BackupCodeSets backupCodes,
      Assertions assertions,
      AuthenticationRules rules) {
    this.authenticators = authenticators;
    this.factors = factors;
    this.deliveries = deliveries;
    this.backupCodes = backupCodes;
    this.assertions = assertions;
    this.rules = rules;
  }

  /** To be told after the commit of what it tells. */
  public Standing of(Authentication authentication, Optional<Shown> shown, Instant now) {
    Progress progress = authentication.progressAt(now);
    return new Standing(
        authentication,
        progress,
        authentication.attemptsLeft(rules.attempts()),
        shown,
        progress instanceof Challenged(var challenge)
            ? delivery(authentication, challenge, now)
            : Optional.empty(),
        choices(authentication, progress),
        progress instanceof Approved approved
            ? assertion(authentication, approved, now)
            : Optional.empty(),
        usedBackupCode(authentication)
            ? backupCodes.find(authentication.tenant(), authentication.user())
            : Optional.empty());
  }

  private static boolean usedBackupCode(Authentication authentication) {
    return authentication.proofs().stream()
        .anyMatch(proof -> proof.factor().equals(BackupCode.FACTOR));
  }

  private Optional<Delivery> delivery(
      Authentication authentication, Challenge challenge, Instant now) {
    return factors
        .find(challenge.factor())
        .filter(loaded -> loaded.traits().outOfBand())
        .flatMap(_ -> deliveries.latest(authentication.tenant(), challenge.id().value()))
        .map(delivery -> delivery.at(now));
  }

  private List<Authenticator> choices(Authentication authentication, Progress progress) {
    return switch (progress) {
      case Challenged(var challenge) ->
          choices(
              authentication,
              Comparator.comparing(
                  (Authenticator bound) -> !bound.id().equals(challenge.authenticator())));
      case Progress.Choosing() -> choices(authentication, Offers.order(authentication));
      case Approved _, Progress.Denied _, Progress.EnrollmentDue _, Progress.Expired _ -> List.of();
    };
  }

  private List<Authenticator> choices(
      Authentication authentication, Comparator<Authenticator> first) {
    return authenticators.ofUser(authentication.tenant(), authentication.user()).stream()
        .filter(bound -> factors.find(bound.factor()).isPresent())
        .filter(bound -> Offers.has(authentication, bound))
        .sorted(
            first
                .thenComparing(Offers.order(authentication))
                .thenComparing(AskingOrder.FIRST_TO_LAST))
        .toList();
  }

  private Optional<String> assertion(Authentication approved, Approved progress, Instant now) {
    Instant expiresAt = progress.at().plus(rules.assertionLifetime());
    if (approved.token().isPresent() || !now.isBefore(expiresAt)) {
      return Optional.empty();
    }
    return Optional.of(
        assertions.sign(
            new AssertionClaims(
                approved.id(),
                approved.tenant(),
                approved.user(),
                approved.client(),
                approved.assurance(),
                progress.at(),
                expiresAt)));
  }
}
