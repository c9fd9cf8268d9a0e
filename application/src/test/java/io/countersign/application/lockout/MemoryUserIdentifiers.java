package io.countersign.application.lockout;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** {@link UserIdentifiers} in memory. */
public final class MemoryUserIdentifiers implements UserIdentifiers {

  private final MemoryTable<LinkedIdentifier> identifiers;

  public MemoryUserIdentifiers(MemoryStore store) {
    this.identifiers = store.table(LinkedIdentifier.class);
  }

  @Override
  public Optional<UserId> owner(TenantId tenant, SecretBytes mark) {
    return identifiers.get(tenant, mark).map(LinkedIdentifier::user);
  }

  @Override
  public List<LinkedIdentifier> ofUser(TenantId tenant, UserId user) {
    return identifiers.all().stream()
        .filter(one -> one.tenant().equals(tenant) && one.user().equals(user))
        .sorted(
            Comparator.comparing(LinkedIdentifier::linkedAt)
                .thenComparing(one -> HexFormat.of().formatHex(one.mark().reveal())))
        .toList();
  }

  @Override
  public void keep(LinkedIdentifier identifier) {
    identifiers.put(identifier, identifier.tenant(), identifier.mark());
  }

  @Override
  public boolean remove(LinkedIdentifier known) {
    boolean theirs = owner(known.tenant(), known.mark()).filter(known.user()::equals).isPresent();
    if (theirs) {
      identifiers.remove(known.tenant(), known.mark());
    }
    return theirs;
  }
}
