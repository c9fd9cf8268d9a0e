package io.countersign.application.policy;

import io.countersign.application.event.Chronicle;
import io.countersign.application.tenant.Tenants;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes which version is asked. Each activation remembers the one that it followed, so that going
 * back twice leads two steps back, and not back and forth. The tenant is locked.
 */
public final class Activations {

  private final Tenants tenants;
  private final Policies policies;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public Activations(Tenants tenants, Policies policies, Chronicle chronicle, InstantSource clock) {
    this.tenants = tenants;
    this.policies = policies;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /** Whether something else is active than is expected. */
  static boolean differs(Tenant tenant, Optional<Expected> expected) {
    return expected.filter(seen -> !seen.version().equals(tenant.policy())).isPresent();
  }

  /** Has a version asked from now on, or none. */
  void activate(Tenant tenant, Optional<Integer> version, ClientId author) {
    keep(tenant, version, policies.latestActivation(tenant.id()).map(Activation::number), author);
  }

  /** Where going back from what is active leads; nothing if nothing was ever activated. */
  Optional<Step> back(TenantId tenant) {
    return policies
        .latestActivation(tenant)
        .filter(latest -> latest.version().isPresent() || latest.before().isPresent())
        .map(latest -> latest.before().flatMap(number -> policies.activation(tenant, number)))
        .map(target ->
            new Step(target.flatMap(Activation::version), target.flatMap(Activation::before)));
  }

  /** Goes back. */
  void goBack(Tenant tenant, Step step, ClientId author) {
    keep(tenant, step.version(), step.before(), author);
  }

  /**
   * What a step back leads to.
   *
   * @param version what is asked then
   * @param before where the next step back leads
   */
  record Step(Optional<Integer> version, Optional<Integer> before) {}

  private void keep(
      Tenant tenant, Optional<Integer> version, Optional<Integer> before, ClientId author) {
    TenantId id = tenant.id();
    int number = policies.latestActivation(id).map(Activation::number).orElse(0) + 1;
    if (!policies.add(new Activation(id, number, version, before, author, clock.instant()))) {
      throw new IllegalStateException("activations are added while the tenant is locked");
    }
    tenants.update(tenant.withPolicy(version));
    List<Fact> facts = new ArrayList<>();
    version.map(Fact::version).ifPresent(facts::add);
    tenant.policy().map(Fact::former).ifPresent(facts::add);
    chronicle.tell(EventType.POLICY_ACTIVATED, id, Optional.of(author), facts.toArray(Fact[]::new));
  }
}
