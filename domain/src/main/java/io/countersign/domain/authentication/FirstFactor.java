package io.countersign.domain.authentication;

import io.countersign.domain.factor.FactorKind;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the application itself checked before it asked us, and vouches for.
 *
 * @param method one of {@link #METHODS}, an authentication method reference of RFC 8176 section 2
 * @param at when it was checked
 */
public record FirstFactor(String method, Instant at) {

  private static final Map<String, FactorKind> KINDS =
      Map.ofEntries(
          Map.entry("pwd", FactorKind.KNOWLEDGE),
          Map.entry("pin", FactorKind.KNOWLEDGE),
          Map.entry("kba", FactorKind.KNOWLEDGE),
          Map.entry("otp", FactorKind.POSSESSION),
          Map.entry("sms", FactorKind.POSSESSION),
          Map.entry("tel", FactorKind.POSSESSION),
          Map.entry("hwk", FactorKind.POSSESSION),
          Map.entry("swk", FactorKind.POSSESSION),
          Map.entry("sc", FactorKind.POSSESSION),
          Map.entry("face", FactorKind.INHERENCE),
          Map.entry("fpt", FactorKind.INHERENCE),
          Map.entry("iris", FactorKind.INHERENCE),
          Map.entry("retina", FactorKind.INHERENCE),
          Map.entry("vbm", FactorKind.INHERENCE));

  /** What an application may vouch for. */
  public static final Set<String> METHODS = KINDS.keySet();

  /**
   * @throws IllegalArgumentException if {@code method} is not one of {@link #METHODS}
   */
  public FirstFactor {
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException("must be one of " + METHODS.stream().sorted().toList());
    }
  }

  /** The kind of factor it proves. */
  public FactorKind kind() {
    return Objects.requireNonNull(KINDS.get(method));
  }
}
