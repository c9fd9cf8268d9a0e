package io.countersign.application.authentication;

import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.factor.FactorType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What of a user's authenticators may answer what is asked now. */
final class Offers {

  private Offers() {}

  /** Whether it may answer at all. */
  static boolean has(Authentication at, Authenticator bound) {
    return name(at, bound, Optional.empty()).isPresent();
  }

  /**
   * The name under which it is asked.
   *
   * @param chosen by the user, if they chose one
   * @return nothing if it does not answer to that, or may not be asked so
   */
  static Optional<FactorType> name(
      Authentication at, Authenticator bound, Optional<FactorType> chosen) {
    Optional<List<FactorType>> offered = at.deliberation().offered();
    if (offered.isEmpty() || offered.get().contains(bound.factor())) {
      return Optional.of(chosen.orElse(bound.factor())).filter(bound::answersTo);
    }
    return offered.get().stream()
        .filter(bound::answersTo)
        .filter(name -> chosen.map(name::equals).orElse(true))
        .findFirst();
  }

  /** As what they are offered as stands in the offer. */
  static Comparator<Authenticator> order(Authentication at) {
    List<FactorType> offered = at.deliberation().offered().orElse(List.of());
    return Comparator.comparing(bound ->
        offered.stream().filter(bound::answersTo).findFirst().map(offered::indexOf).orElse(0));
  }
}
