package io.countersign.application.authentication;

import io.countersign.application.authenticator.Authenticators;
import io.countersign.application.factor.Factors;
import io.countersign.application.user.Users;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.MfaPolicy;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.user.User;
import java.util.List;
import java.util.Optional;

/** Reads what it takes to play authentications once more. */
public final class Rehearsals {

  private final Users users;
  private final Authenticators authenticators;
  private final Factors factors;
  private final Decisions decisions;

  public Rehearsals(
      Users users, Authenticators authenticators, Factors factors, Decisions decisions) {
    this.users = users;
    this.authenticators = authenticators;
    this.factors = factors;
    this.decisions = decisions;
  }

  /** Of a user who has what they have. */
  public Rehearsal of(Authentication about, Tenant tenant) {
    return of(about, tenant, Optional.empty());
  }

  /**
   * Of a user who may have something else.
   *
   * @param enrolled what they have, by factors or variants; absent for what they really have
   */
  Rehearsal of(Authentication about, Tenant tenant, Optional<List<FactorType>> enrolled) {
    Optional<User> user = users.find(about.tenant(), about.user());
    MfaPolicy otherwise =
        decisions.chosen(tenant, about.deliberation().circumstances(), user.flatMap(User::mfa));
    List<Authenticator> real =
        enrolled.isPresent() ? List.of() : authenticators.ofUser(about.tenant(), about.user());
    return new Rehearsal(
        factors,
        about,
        tenant,
        real,
        enrolled.orElse(List.of()),
        otherwise,
        user.flatMap(User::promptSkippedAt).isPresent());
  }
}
