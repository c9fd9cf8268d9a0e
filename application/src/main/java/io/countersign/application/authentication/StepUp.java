package io.countersign.application.authentication;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision;
import io.countersign.domain.policy.Decision.Allow;
import io.countersign.domain.policy.Decision.EnrollWithAny;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an application's {@code acr_values} and {@code max_age} add to a decision (RFC 9470). */
final class StepUp {

  /** "unmet_authentication_requirements" (RFC 9470 section 5). */
  static final String UNMET = "unmet-authentication-requirements";

  private StepUp() {}

  /**
   * Of a user who did not prove enough yet. Whoever would be let in proves something else; nobody
   * puts off what was asked for.
   *
   * @param available what of the factors that work may be asked for
   */
  static Decision decide(Decision decided, Subject of, Set<FactorType> available) {
    return switch (decided) {
      case Allow() -> more(of, available);
      case EnrollWithAny(var factors, var _) -> new EnrollWithAny(factors, false);
      case Decision.ChallengeWithAny _, Decision.Offer _, Decision.Deny _ -> decided;
    };
  }

  private static Decision more(Subject of, Set<FactorType> available) {
    if (of.requested().unknown()) {
      return new Decision.Deny(UNMET);
    }
    List<FactorType> left =
        of.bound().stream()
            .sorted(AskingOrder.FIRST_TO_LAST)
            .map(Authenticator::factor)
            .filter(available::contains)
            .filter(factor -> !of.has().proved().contains(factor))
            .distinct()
            .toList();
    if (!left.isEmpty()) {
      return new Decision.Offer(left, false);
    }
    Set<FactorType> offered =
        of.has().offered().stream()
            .filter(factor -> !factor.equals(BackupCode.FACTOR))
            .collect(Collectors.toSet());
    return of.bound().isEmpty() && !offered.isEmpty()
        ? new EnrollWithAny(offered, false)
        : new Decision.Deny(UNMET);
  }
}
