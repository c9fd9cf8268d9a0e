package io.countersign.application.policy;

import io.countersign.application.tenant.Tenants;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what a tenant saved, but for the values of its secrets, which nobody is shown. */
public final class ReadPolicy {

  /**
   * A version in full.
   *
   * @param secrets the names of its secrets, by the names of its stages
   * @param active whether it is what is asked now
   */
  public record Found(
      PolicyVersion version,
      String document,
      SortedMap<String, Set<String>> secrets,
      boolean active) {}

  private final Tenants tenants;
  private final Policies policies;

  public ReadPolicy(Tenants tenants, Policies policies) {
    this.tenants = tenants;
    this.policies = policies;
  }

  /**
   * @param version absent for what is asked now
   * @return nothing if there is no such version, or none is asked
   */
  public Optional<Found> read(TenantId tenant, Optional<Integer> version) {
    Optional<Integer> active = tenants.find(tenant).orElseThrow().policy();
    return version
        .or(() -> active)
        .flatMap(number -> found(tenant, number, active.equals(Optional.of(number))));
  }

  private Optional<Found> found(TenantId tenant, int number, boolean active) {
    return policies
        .find(tenant, number)
        .flatMap(version ->
            policies
                .source(tenant, number)
                .map(source -> new Found(version, source.document(), names(source), active)));
  }

  private static SortedMap<String, Set<String>> names(PolicySource source) {
    SortedMap<String, Set<String>> names = new TreeMap<>();
    source.secrets().forEach((stage, named) -> names.put(stage, new TreeSet<>(named.keySet())));
    return names;
  }
}
