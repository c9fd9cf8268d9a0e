package io.countersign.application.authenticator;

import io.countersign.application.secret.MemorySealedRows;
import io.countersign.application.secret.Place;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.authenticator.Guesses;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@link Authenticators} in memory. */
public final class MemoryAuthenticators implements Authenticators {

  private record Known(AuthenticatorId id) {}

  private record Taken() {}

  private static final Comparator<Authenticator> OLDEST_FIRST =
      Comparator.comparing(Authenticator::createdAt)
          .thenComparing(authenticator -> authenticator.id().toString());

  private final MemoryStore store;
  private final MemoryTable<Authenticator> authenticators;
  private final MemoryTable<Known> fingerprints;
  private final MemoryTable<Taken> exclusives;
  private final MemorySealedRows credentials;

  public MemoryAuthenticators(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.authenticators = store.table(Authenticator.class);
    this.fingerprints = store.table(Known.class);
    this.exclusives = store.table(Taken.class);
    this.credentials = new MemorySealedRows(store, secrets);
  }

  @Override
  public List<Authenticator> ofUser(TenantId tenant, UserId user) {
    return authenticators.all().stream()
        .filter(one -> one.tenant().equals(tenant) && one.user().equals(user) && one.active())
        .sorted(OLDEST_FIRST)
        .toList();
  }

  @Override
  public Optional<Authenticator> find(TenantId tenant, AuthenticatorId id) {
    return authenticators.get(tenant, id);
  }

  @Override
  public Optional<Credential> credential(TenantId tenant, AuthenticatorId id) {
    return active(tenant, id).flatMap(one -> credentials.open(place(one))).map(Credential::new);
  }

  @Override
  public Optional<OpenedAuthenticator> lock(TenantId tenant, AuthenticatorId id) {
    store.requireTransaction();
    return active(tenant, id)
        .flatMap(one ->
            credentials
                .open(place(one))
                .map(state -> new OpenedAuthenticator(one, new Credential(state))));
  }

  @Override
  public boolean add(
      OpenedAuthenticator opened,
      Optional<Fingerprint> fingerprint,
      Optional<Fingerprint> exclusive) {
    Authenticator added = opened.authenticator();
    return store.inTransaction(() -> {
      boolean fresh =
          fingerprint
                  .filter(print -> known(added.tenant(), added.user(), added.factor(), print))
                  .isEmpty()
              && exclusive.map(print -> take(added, print)).orElse(true)
              && fingerprint.map(print -> remember(added, print)).orElse(true);
      if (fresh) {
        authenticators.put(added, added.tenant(), added.id());
        credentials.keep(place(added), opened.credential().state());
      }
      return fresh;
    });
  }

  @Override
  public boolean known(TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint) {
    return fingerprints.get(tenant, user, factor, fingerprint).isPresent();
  }

  @Override
  public Optional<AuthenticatorId> withFingerprint(
      TenantId tenant, UserId user, FactorType factor, Fingerprint fingerprint) {
    return fingerprints
        .get(tenant, user, factor, fingerprint)
        .map(Known::id)
        .filter(id -> active(tenant, id).isPresent());
  }

  @Override
  public void update(OpenedAuthenticator opened) {
    Authenticator used = opened.authenticator();
    changeLocked(
        used,
        kept -> {
          credentials.keep(place(kept), opened.credential().state());
          return counted(kept, used.guesses(), used.lastUsedAt()).described(used.profile());
        });
  }

  @Override
  public void update(Authenticator authenticator) {
    changeLocked(authenticator, kept -> counted(kept, authenticator.guesses(), kept.lastUsedAt()));
  }

  @Override
  public boolean rename(TenantId tenant, AuthenticatorId id, Label label) {
    return changeActive(tenant, id, kept -> kept.renamed(label));
  }

  @Override
  public void prefer(TenantId tenant, UserId user, AuthenticatorId id) {
    store.inTransaction(() -> {
      ofUser(tenant, user)
          .forEach(one -> authenticators.put(one.preferred(one.id().equals(id)), tenant, one.id()));
      return id;
    });
  }

  @Override
  public boolean revoke(TenantId tenant, AuthenticatorId id, Instant now) {
    return changeActive(
        tenant,
        id,
        kept -> {
          credentials.forget(place(kept));
          return kept.revoked(now);
        });
  }

  private void changeLocked(Authenticator locked, UnaryOperator<Authenticator> change) {
    if (!changeActive(locked.tenant(), locked.id(), change)) {
      throw new IllegalStateException("not locked before: authenticator " + locked.id());
    }
  }

  private boolean changeActive(
      TenantId tenant, AuthenticatorId id, UnaryOperator<Authenticator> change) {
    return store.inTransaction(() -> {
      Optional<Authenticator> kept = active(tenant, id);
      kept.map(change).ifPresent(changed -> authenticators.put(changed, tenant, id));
      return kept.isPresent();
    });
  }

  private Optional<Authenticator> active(TenantId tenant, AuthenticatorId id) {
    return find(tenant, id).filter(Authenticator::active);
  }

  private boolean remember(Authenticator of, Fingerprint fingerprint) {
    return fingerprints.putIfAbsent(
        new Known(of.id()), of.tenant(), of.user(), of.factor(), fingerprint);
  }

  private boolean take(Authenticator of, Fingerprint exclusive) {
    return exclusives.putIfAbsent(new Taken(), of.tenant(), of.factor(), exclusive);
  }

  private static Authenticator counted(
      Authenticator kept, Guesses guesses, Optional<Instant> lastUsedAt) {
    return new Authenticator(
        kept.id(),
        kept.tenant(),
        kept.user(),
        kept.factor(),
        kept.label(),
        kept.profile(),
        kept.preferred(),
        guesses,
        kept.createdAt(),
        lastUsedAt,
        kept.revokedAt());
  }

  private static Place place(Authenticator of) {
    return Place.of("authenticator", of.tenant(), of.user(), of.id());
  }
}
