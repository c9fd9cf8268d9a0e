package io.countersign.application.backupcode;

import io.countersign.application.secret.MemorySealedRows;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link BackupCodeSets} in memory. */
public final class MemoryBackupCodeSets implements BackupCodeSets {

  private record Code(
      TenantId tenant, AuthenticatorId set, Fingerprint hash, Optional<Instant> usedAt) {}

  private final MemoryStore store;
  private final MemoryTable<BackupCodeSet> sets;
  private final MemoryTable<Code> codes;
  private final MemorySealedRows viewable;

  public MemoryBackupCodeSets(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.sets = store.table(BackupCodeSet.class);
    this.codes = store.table(Code.class);
    this.viewable = new MemorySealedRows(store, secrets);
  }

  @Override
  public Optional<BackupCodeSet> find(TenantId tenant, UserId user) {
    return sets.get(tenant, user);
  }

  @Override
  public void replace(
      BackupCodeSet set, Set<Fingerprint> hashes, Optional<SecretBytes> codesToView) {
    store.requireTransaction();
    remove(set.tenant(), set.user());
    sets.put(set, set.tenant(), set.user());
    hashes.forEach(hash ->
        codes.put(
            new Code(set.tenant(), set.id(), hash, Optional.empty()),
            set.tenant(),
            set.id(),
            hash));
    codesToView.ifPresent(kept -> viewable.keep(place(set), kept));
  }

  @Override
  public void update(BackupCodeSet set) {
    if (find(set.tenant(), set.user()).filter(kept -> kept.id().equals(set.id())).isEmpty()) {
      throw new IllegalStateException("no such set of backup codes");
    }
    sets.put(set, set.tenant(), set.user());
  }

  @Override
  public boolean spend(TenantId tenant, AuthenticatorId set, Fingerprint hash, Instant now) {
    return store.inTransaction(() -> {
      Optional<Code> found = codes.get(tenant, set, hash).filter(code -> code.usedAt().isEmpty());
      found.ifPresent(
          code -> codes.put(new Code(tenant, set, hash, Optional.of(now)), tenant, set, hash));
      return found.isPresent();
    });
  }

  @Override
  public Set<Fingerprint> unspent(TenantId tenant, AuthenticatorId set) {
    return codes.all().stream()
        .filter(code -> code.tenant().equals(tenant) && code.set().equals(set))
        .filter(code -> code.usedAt().isEmpty())
        .map(Code::hash)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<SecretBytes> codes(TenantId tenant, UserId user) {
    return find(tenant, user).flatMap(set -> viewable.open(place(set)));
  }

  @Override
  public void remove(TenantId tenant, UserId user) {
    store.requireTransaction();
    find(tenant, user)
        .ifPresent(set -> {
          codes.all().stream()
              .filter(code -> code.tenant().equals(tenant) && code.set().equals(set.id()))
              .forEach(code -> codes.remove(tenant, set.id(), code.hash()));
          viewable.forget(place(set));
          sets.remove(tenant, user);
        });
  }

  private static Place place(BackupCodeSet of) {
    return Place.of("backup-codes", of.tenant(), of.user(), of.id());
  }
}
