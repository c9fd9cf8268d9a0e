package io.countersign.domain.factor;

import java.util.Set;

/**
 * What one response proved, where it may be more or less than {@link FactorTraits} say: a passkey
 * that verified its user proves two kinds of factor at once, one that did not only one.
 *
 * @param kinds never empty
 * @param amr as {@link FactorTraits#amr}; never empty, and without {@code mfa}
 */
public record Evidence(Set<FactorKind> kinds, Set<String> amr) {

  /**
   * @throws IllegalArgumentException if a set is empty or {@code amr} has {@code mfa}
   */
  public Evidence {
    if (kinds.isEmpty() || amr.isEmpty() || amr.contains("mfa")) {
      throw new IllegalArgumentException("at least one kind and one amr value, without mfa");
    }
    kinds = Set.copyOf(kinds);
    amr = Set.copyOf(amr);
  }
}
