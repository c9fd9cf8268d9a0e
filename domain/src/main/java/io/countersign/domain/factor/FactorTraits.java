package io.countersign.domain.factor;

import java.util.Set;

/**
 * What a factor is, for policies, for the assertion and for people who choose between factors.
 *
 * @param displayName what a person reads, for example {@code Authenticator app}; 1 to 64 characters
 * @param kinds the kinds of factor that one success proves; never empty
 * @param amr the authentication method references that one success adds to the assertion (RFC 8176
 *     section 2, for example {@code otp}); never empty
 * @param phishingResistant whether a response is bound to the site that asked for it (NIST SP
 *     800-63B-4 section 3.2.5)
 * @param importable whether what {@link Factor#begin} returns is complete without a confirmation,
 *     so that a migration may bind it at once
 */
public record FactorTraits(
    String displayName,
    Set<FactorKind> kinds,
    Set<String> amr,
    boolean phishingResistant,
    boolean importable) {

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public FactorTraits {
    if (displayName.isBlank() || displayName.length() > 64) {
      throw new IllegalArgumentException("displayName must have 1 to 64 characters");
    }
    if (kinds.isEmpty() || amr.isEmpty()) {
      throw new IllegalArgumentException("a factor proves at least one kind and one amr value");
    }
    kinds = Set.copyOf(kinds);
    amr = Set.copyOf(amr);
  }
}
