package io.countersign.application.authentication;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Authentications} in memory. */
public final class MemoryAuthentications implements Authentications {

  /** Written out, ids sort as their bytes do. */
  private static final Comparator<AuthenticationMark> ORDER =
      Comparator.comparing(AuthenticationMark::createdAt)
          .thenComparing(mark -> mark.id().toString());

  private final MemoryStore store;
  private final MemoryTable<Authentication> authentications;

  public MemoryAuthentications(MemoryStore store) {
    this.store = store;
    this.authentications = store.table(Authentication.class);
  }

  @Override
  public void add(Authentication authentication) {
    authentications.put(authentication, authentication.tenant(), authentication.id());
  }

  @Override
  public Optional<Authentication> find(TenantId tenant, AuthenticationId id) {
    return authentications.get(tenant, id);
  }

  @Override
  public Optional<Authentication> lock(TenantId tenant, AuthenticationId id) {
    store.requireTransaction();
    return find(tenant, id);
  }

  @Override
  public void update(Authentication authentication) {
    if (find(authentication.tenant(), authentication.id()).isEmpty()) {
      throw new IllegalStateException("no such authentication");
    }
    add(authentication);
  }

  @Override
  public List<Authentication> lockUnfinished(TenantId tenant, UserId user, Instant now) {
    store.requireTransaction();
    return authentications.all().stream()
        .filter(one -> one.tenant().equals(tenant) && one.user().equals(user))
        .filter(one ->
            switch (one.progressAt(now)) {
              case Progress.Challenged _, Progress.Choosing _, Progress.EnrollmentDue _ -> true;
              case Progress.Approved _, Progress.Denied _, Progress.Expired _ -> false;
            })
        .toList();
  }

  @Override
  public List<Unanswered> unanswered(Instant after, Instant until, int most) {
    return authentications.all().stream()
        .filter(one -> one.expiresAt().isAfter(after) && !one.expiresAt().isAfter(until))
        .filter(MemoryAuthentications::unfinished)
        .sorted(Comparator.comparing(Authentication::expiresAt))
        .limit(most)
        .map(one -> new Unanswered(one.tenant(), one.id(), one.user(), one.client()))
        .toList();
  }

  @Override
  public boolean expire(Unanswered one) {
    Optional<Authentication> kept =
        lock(one.tenant(), one.id()).filter(MemoryAuthentications::unfinished);
    kept.map(found -> found.expired()).ifPresent(this::update);
    return kept.isPresent();
  }

  @Override
  public Optional<Instant> firstEnd() {
    return authentications.all().stream()
        .map(Authentication::expiresAt)
        .min(Comparator.naturalOrder());
  }

  private static boolean unfinished(Authentication one) {
    return switch (one.progress()) {
      case Progress.Challenged _, Progress.Choosing _, Progress.EnrollmentDue _ -> true;
      case Progress.Approved _, Progress.Denied _, Progress.Expired _ -> false;
    };
  }

  @Override
  public List<Authentication> page(
      TenantId tenant, AuthenticationMark after, Instant until, int most) {
    return between(tenant, after.createdAt(), until)
        .filter(one -> ORDER.compare(AuthenticationMark.of(one), after) > 0)
        .sorted(Comparator.comparing(AuthenticationMark::of, ORDER))
        .limit(most)
        .toList();
  }

  @Override
  public int count(TenantId tenant, Instant since, Instant until) {
    return (int) between(tenant, since, until).count();
  }

  private Stream<Authentication> between(TenantId tenant, Instant since, Instant until) {
    return authentications.all().stream()
        .filter(one -> one.tenant().equals(tenant))
        .filter(one -> !one.createdAt().isBefore(since) && one.createdAt().isBefore(until));
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<Authentication> expired =
        authentications.all().stream()
            .filter(one -> !one.expiresAt().isAfter(by))
            .sorted(Comparator.comparing(Authentication::expiresAt))
            .limit(most)
            .toList();
    expired.forEach(one -> authentications.remove(one.tenant(), one.id()));
    return expired.size();
  }
}
