package io.countersign.application.replay;

import io.countersign.application.policy.PolicySource;
import io.countersign.application.policy.SecretsText;
import io.countersign.application.secret.MemorySealedRows;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link PolicyReplays} in memory. */
public final class MemoryPolicyReplays implements PolicyReplays {

  private record Document(String text) {}

  private final MemoryStore store;
  private final MemoryTable<PolicyReplay> replays;
  private final MemoryTable<Document> documents;
  private final MemorySealedRows secrets;

  public MemoryPolicyReplays(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.replays = store.table(PolicyReplay.class);
    this.documents = store.table(Document.class);
    this.secrets = new MemorySealedRows(store, secrets);
  }

  @Override
  public void add(PolicyReplay replay, Optional<PolicySource> draft) {
    boolean _ =
        store.inTransaction(() -> {
          replays.put(replay, replay.tenant(), replay.id());
          draft.ifPresent(source -> {
            documents.put(new Document(source.document()), replay.tenant(), replay.id());
            SecretsText.write(source.secrets())
                .ifPresent(text -> secrets.keep(place(replay.tenant(), replay.id()), text));
          });
          return true;
        });
  }

  @Override
  public Optional<PolicyReplay> find(TenantId tenant, ReplayId id) {
    return replays.get(tenant, id);
  }

  @Override
  public Optional<PolicySource> draft(TenantId tenant, ReplayId id) {
    return documents
        .get(tenant, id)
        .map(document ->
            new PolicySource(document.text(), SecretsText.read(secrets.open(place(tenant, id)))));
  }

  @Override
  public Optional<PolicyReplay> unfinished(TenantId tenant) {
    return ofTenant(tenant).filter(one -> !one.state().over()).findFirst();
  }

  @Override
  public List<PolicyReplay> newest(TenantId tenant, int most) {
    return ofTenant(tenant)
        .sorted(
            Comparator.comparing(PolicyReplay::createdAt)
                .thenComparing(one -> one.id().toString())
                .reversed())
        .limit(most)
        .toList();
  }

  @Override
  public Optional<PolicyReplay> due(Instant by) {
    return replays.all().stream()
        .filter(one -> one.dueAt().filter(at -> !at.isAfter(by)).isPresent())
        .min(Comparator.comparing(one -> one.dueAt().orElseThrow()));
  }

  @Override
  public boolean advance(PolicyReplay from, PolicyReplay to) {
    return store.inTransaction(() -> {
      boolean same =
          find(from.tenant(), from.id())
              .filter(last -> last.state() == from.state() && last.examined() == from.examined())
              .isPresent();
      if (same) {
        replays.put(to, to.tenant(), to.id());
      }
      if (same && to.state().over()) {
        forgetDraft(to);
      }
      return same;
    });
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<PolicyReplay> expired =
        replays.all().stream()
            .filter(one -> !one.expiresAt().isAfter(by))
            .sorted(Comparator.comparing(PolicyReplay::expiresAt))
            .limit(most)
            .toList();
    expired.forEach(one -> {
      replays.remove(one.tenant(), one.id());
      forgetDraft(one);
    });
    return expired.size();
  }

  private void forgetDraft(PolicyReplay of) {
    documents.remove(of.tenant(), of.id());
    secrets.forget(place(of.tenant(), of.id()));
  }

  private Stream<PolicyReplay> ofTenant(TenantId tenant) {
    return replays.all().stream().filter(one -> one.tenant().equals(tenant));
  }

  private static Place place(TenantId tenant, ReplayId id) {
    return Place.of("policy-replay", tenant, id);
  }
}
