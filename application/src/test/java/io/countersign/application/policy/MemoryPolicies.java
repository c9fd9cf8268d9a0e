package io.countersign.application.policy;

import io.countersign.application.secret.MemorySealedRows;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Policies} in memory. */
public final class MemoryPolicies implements Policies {

  private record Kept(PolicyVersion version, String document) {}

  private final MemoryStore store;
  private final MemoryTable<Kept> versions;
  private final MemoryTable<Activation> activations;
  private final MemorySealedRows secrets;

  public MemoryPolicies(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.versions = store.table(Kept.class);
    this.activations = store.table(Activation.class);
    this.secrets = new MemorySealedRows(store, secrets);
  }

  @Override
  public boolean add(PolicyVersion version, PolicySource source) {
    return store.inTransaction(() -> {
      boolean added =
          versions.putIfAbsent(
              new Kept(version, source.document()), version.tenant(), version.version());
      if (added) {
        SecretsText.write(source.secrets())
            .ifPresent(text -> secrets.keep(place(version.tenant(), version.version()), text));
      }
      return added;
    });
  }

  @Override
  public Optional<PolicyVersion> find(TenantId tenant, int version) {
    return versions.get(tenant, version).map(Kept::version);
  }

  @Override
  public Optional<PolicySource> source(TenantId tenant, int version) {
    return versions
        .get(tenant, version)
        .map(kept ->
            new PolicySource(
                kept.document(), SecretsText.read(secrets.open(place(tenant, version)))));
  }

  @Override
  public List<PolicyVersion> page(TenantId tenant, Optional<Integer> before, int most) {
    return versions.all().stream()
        .map(Kept::version)
        .filter(version -> version.tenant().equals(tenant))
        .filter(version -> before.map(number -> version.version() < number).orElse(true))
        .sorted(Comparator.comparingInt(PolicyVersion::version).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public boolean add(Activation activation) {
    return activations.putIfAbsent(activation, activation.tenant(), activation.number());
  }

  @Override
  public Optional<Activation> activation(TenantId tenant, int number) {
    return activations.get(tenant, number);
  }

  @Override
  public Optional<Activation> latestActivation(TenantId tenant) {
    return activations.all().stream()
        .filter(activation -> activation.tenant().equals(tenant))
        .max(Comparator.comparingInt(Activation::number));
  }

  private static Place place(TenantId tenant, int version) {
    return Place.of("policy", tenant, version);
  }
}
