package io.countersign.domain.authentication;

import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import java.time.Instant;
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
}
