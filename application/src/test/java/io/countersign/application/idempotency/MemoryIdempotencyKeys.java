package io.countersign.application.idempotency;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.client.CallerId;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link IdempotencyKeys} in memory. */
public final class MemoryIdempotencyKeys implements IdempotencyKeys {

  private record Claimed(
      CallerId caller,
      String key,
      SecretBytes request,
      Instant expiresAt,
      Optional<KeptAnswer> answer) {}

  private final MemoryStore store;
  private final MemoryTable<Claimed> claims;

  public MemoryIdempotencyKeys(MemoryStore store) {
    this.store = store;
    this.claims = store.table(Claimed.class);
  }

  @Override
  public Claim claim(
      CallerId caller, String key, SecretBytes request, Instant now, Instant expiresAt) {
    store.requireTransaction();
    Optional<Claimed> alive =
        claims.get(caller, key).filter(claimed -> now.isBefore(claimed.expiresAt()));
    if (alive.isPresent() && !alive.get().request().equals(request)) {
      return new Claim.Taken();
    }
    Optional<KeptAnswer> answer = alive.flatMap(Claimed::answer);
    if (answer.isPresent()) {
      return new Claim.Answered(answer.get());
    }
    claims.put(new Claimed(caller, key, request, expiresAt, Optional.empty()), caller, key);
    return new Claim.First();
  }

  @Override
  public void keep(CallerId caller, String key, KeptAnswer answer) {
    Claimed claimed =
        claims
            .get(caller, key)
            .orElseThrow(() -> new IllegalStateException("not claimed before: " + key));
    claims.put(
        new Claimed(caller, key, claimed.request(), claimed.expiresAt(), Optional.of(answer)),
        caller,
        key);
  }

  @Override
  public void release(CallerId caller, String key) {
    claims.remove(caller, key);
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<Claimed> expired =
        claims.all().stream()
            .filter(one -> !one.expiresAt().isAfter(by))
            .sorted(Comparator.comparing(Claimed::expiresAt))
            .limit(most)
            .toList();
    expired.forEach(one -> claims.remove(one.caller(), one.key()));
    return expired.size();
  }
}
