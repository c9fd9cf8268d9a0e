package io.countersign.domain.factor;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a factor is, for policies, for the assertion and for people who choose between factors.
 *
 * @param displayName what a person reads, for example {@code Authenticator app}; 1 to 64
 *     characters, without control characters and without white space around them
 * @param kinds the kinds of factor that one success proves; never empty
 * @param amr the authentication method references that one success adds to the assertion (RFC 8176
 *     section 2, for example {@code otp}); never empty, and without {@code mfa}, which follows from
 *     the kinds
 * @param phishingResistant whether a response is bound to the site that asked for it (NIST SP
 *     800-63B-4 section 3.2.5)
 * @param importable whether what {@link Factor#begin} returns is complete without a confirmation,
 *     so that a migration may bind it at once
 * @param variants other names under which authenticators of this factor may be asked, where it is
 *     of several sorts: {@code sms} and {@code voice} of a phone. Nobody else may have these names.
 * @param outOfBand whether what {@link Factor#begin} returns is only a code on its way to a
 *     destination, so that it may also verify the destination of somebody who enrolls nothing
 */
public record FactorTraits(
    String displayName,
    Set<FactorKind> kinds,
    Set<String> amr,
    boolean phishingResistant,
    boolean importable,
    Set<FactorType> variants,
    boolean outOfBand) {

  /** Whatever users may not call their authenticators: they are called this by default. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /**
   * @throws IllegalArgumentException if a value is outside the ranges above
   */
  public FactorTraits {
    if (displayName.isEmpty()
        || displayName.length() > 64
        || !displayName.equals(displayName.strip())
        || UNPRINTABLE.matcher(displayName).find()) {
      throw new IllegalArgumentException(
          "displayName must have 1 to 64 printable characters, without white space around");
    }
    if (kinds.isEmpty() || amr.isEmpty()) {
      throw new IllegalArgumentException("a factor proves at least one kind and one amr value");
    }
    if (amr.contains("mfa")) {
      throw new IllegalArgumentException("whether it was mfa follows from the kinds proved");
    }
    kinds = Set.copyOf(kinds);
    amr = Set.copyOf(amr);
    variants = Set.copyOf(variants);
  }

  /** Of a factor that has no variants and sends nothing. */
  public FactorTraits(
      String displayName,
      Set<FactorKind> kinds,
      Set<String> amr,
      boolean phishingResistant,
      boolean importable) {
    this(displayName, kinds, amr, phishingResistant, importable, Set.of(), false);
  }
}
