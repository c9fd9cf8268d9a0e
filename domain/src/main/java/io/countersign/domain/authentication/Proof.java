package io.countersign.domain.authentication;

import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.Evidence;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One thing the user proved to us, and when. */
public record Proof(
    FactorType factor,
    AuthenticatorId authenticator,
    Set<FactorKind> kinds,
    Set<String> amr,
    Instant at) {

  /** Keeps copies. */
  public Proof {
    kinds = Set.copyOf(kinds);
    amr = Set.copyOf(amr);
  }

  /**
   * What a right response proved.
   *
   * @param evidence if that is not what the traits of its factor say
   */
  public static Proof of(
      FactorType factor,
      AuthenticatorId authenticator,
      FactorTraits traits,
      Optional<Evidence> evidence,
      Instant at) {
    return new Proof(
        factor,
        authenticator,
        evidence.map(Evidence::kinds).orElse(traits.kinds()),
        evidence.map(Evidence::amr).orElse(traits.amr()),
        at);
  }
}
