package io.countersign.application.policy;

import io.countersign.application.event.Chronicle;
import io.countersign.application.policy.SaveResult.NoSuchVersion;
import io.countersign.application.policy.SaveResult.NotCompiled;
import io.countersign.application.policy.SaveResult.OtherActive;
import io.countersign.application.policy.SaveResult.Saved;
import io.countersign.application.policy.SaveResult.TooManySecrets;
import io.countersign.application.tenant.Tenants;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps another version of a tenant's policy, of which is known that it compiles. */
public final class SavePolicy {

  /**
   * What is to be kept.
   *
   * @param secretsFrom the version whose secrets it takes over, apart from those it brings itself
   * @param activate whether it is what is asked from now on
   * @param expected what must be active for that, if it matters
   */
  public record Draft(
      PolicyKind kind,
      PolicySource source,
      Optional<Integer> secretsFrom,
      Optional<String> comment,
      boolean activate,
      Optional<Expected> expected) {}

  private final Transactions transactions;
  private final Tenants tenants;
  private final Policies policies;
  private final PolicyTrials trials;
  private final Activations activations;
  private final Chronicle chronicle;
  private final InstantSource clock;

  public SavePolicy(
      Transactions transactions,
      Tenants tenants,
      Policies policies,
      PolicyTrials trials,
      Activations activations,
      Chronicle chronicle,
      InstantSource clock) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.policies = policies;
    this.trials = trials;
    this.activations = activations;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /** Keeps it, if it compiles. */
  public SaveResult save(TenantId tenant, ClientId author, Draft draft) {
    Optional<PolicySource> source;
    try {
      source = source(tenant, draft);
    } catch (IllegalArgumentException e) {
      return new TooManySecrets();
    }
    if (source.isEmpty()) {
      return new NoSuchVersion();
    }
    // Before the transaction: it takes time.
    Optional<PolicyTrials.Unfit> unfit = trials.compile(tenant, draft.kind(), source.get());
    return unfit.isPresent()
        ? new NotCompiled(unfit.get())
        : transactions.inTransaction(() -> save(tenant, author, draft, source.get()));
  }

  private SaveResult save(TenantId id, ClientId author, Draft draft, PolicySource source) {
    Tenant tenant = tenants.lock(id).orElseThrow();
    if (Activations.differs(tenant, draft.expected())) {
      return new OtherActive(tenant.policy());
    }
    PolicyVersion version = next(id, author, draft);
    if (!policies.add(version, source)) {
      throw new IllegalStateException("versions are added while the tenant is locked");
    }
    chronicle.tell(
        EventType.POLICY_SAVED,
        id,
        Optional.of(author),
        Fact.version(version.version()),
        Fact.kind(draft.kind().text()));
    if (draft.activate()) {
      activations.activate(tenant, Optional.of(version.version()), author);
    }
    return new Saved(version, draft.activate());
  }

  private PolicyVersion next(TenantId tenant, ClientId author, Draft draft) {
    int last =
        policies.page(tenant, Optional.empty(), 1).stream()
            .mapToInt(PolicyVersion::version)
            .findFirst()
            .orElse(0);
    return new PolicyVersion(
        tenant, last + 1, draft.kind(), author, draft.comment(), clock.instant());
  }

  private Optional<PolicySource> source(TenantId tenant, Draft draft) {
    if (draft.secretsFrom().isEmpty()) {
      return Optional.of(draft.source());
    }
    return policies
        .source(tenant, draft.secretsFrom().get())
        .map(earlier -> takenOver(earlier.secrets(), draft.source()));
  }

  private static PolicySource takenOver(
      Map<String, Map<String, SecretBytes>> earlier, PolicySource later) {
    Map<String, Map<String, SecretBytes>> all = new HashMap<>();
    earlier.forEach((stage, named) -> all.put(stage, new HashMap<>(named)));
    later
        .secrets()
        .forEach((stage, named) -> all.computeIfAbsent(stage, _ -> new HashMap<>()).putAll(named));
    return new PolicySource(later.document(), all);
  }
}
