package io.countersign.application.factor;

import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.Tenant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A factor that is ready for use.
 *
 * @param version of the plugin that brought it
 * @param factor throws {@link FactorUnavailable} where the plugin fails, and {@link
 *     io.countersign.domain.factor.MalformedField}; nothing else
 */
public record LoadedFactor(FactorType type, String version, FactorTraits traits, Factor factor) {

  /** Whether this is its type or one of its variants. */
  public boolean answersTo(FactorType name) {
    return type.equals(name) || traits.variants().contains(name);
  }

  /**
   * The names under which a tenant's users may enroll it: its own, or else those of its variants
   * that the tenant allows; none if it may not be enrolled.
   */
  public Set<FactorType> allowedBy(Tenant tenant) {
    return tenant.allows(type)
        ? Set.of(type)
        : traits.variants().stream().filter(tenant::allows).collect(Collectors.toUnmodifiableSet());
  }
}
