package io.countersign.application.lockout;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unlocks identifiers before their time, however old the locks are: for everybody, for devices that
 * are known, for addresses, and for binding authenticators. What was guessed at the authenticators
 * of the user stays counted: that is another secret.
 */
public final class UnlockIdentifiers {

  /** What came of one. */
  public enum Result {
    /** It was locked, and is not any more. */
    UNLOCKED,
    /** It is known, and was not locked. */
    NOT_LOCKED,
    /** Nobody guessed at it lately, and it is nobody's. */
    UNKNOWN
  }

  private final Transactions transactions;
  private final Lockouts lockouts;
  private final Owners owners;
  private final Tallies tallies;
  private final InstantSource clock;

  public UnlockIdentifiers(
      Transactions transactions,
      Lockouts lockouts,
      Owners owners,
      Tallies tallies,
      InstantSource clock) {
    this.transactions = transactions;
    this.lockouts = lockouts;
    this.owners = owners;
    this.tallies = tallies;
    this.clock = clock;
  }

  /**
   * Each for itself: one that fails leaves those before it unlocked.
   *
   * @param client through which it is done, if it is one
   */
  public Map<Identifier, Result> unlock(
      TenantId tenant, Optional<ClientId> client, List<Identifier> identifiers) {
    Map<Identifier, Result> results = new LinkedHashMap<>();
    for (Identifier identifier : identifiers) {
      results.computeIfAbsent(
          identifier, one -> transactions.inTransaction(() -> unlock(tenant, client, one)));
    }
    return results;
  }

  private Result unlock(TenantId tenant, Optional<ClientId> client, Identifier identifier) {
    Instant now = clock.instant();
    LockoutRules rules = tallies.rules(tenant);
    Counted counted = owners.of(tenant, identifier);
    List<Counter> locked = new ArrayList<>();
    for (Counter kept : lockouts.ofSubject(tenant, counted.everyone().subject())) {
      locked.add(tallies.lock(kept.key(), kept.named(), kept.action(), rules, now));
    }
    if (locked.isEmpty()) {
      return counted.user().isPresent() && identifier.itself().isEmpty()
          ? Result.NOT_LOCKED
          : Result.UNKNOWN;
    }
    if (locked.stream().allMatch(counter -> counter.tally().lock().isEmpty())) {
      return Result.NOT_LOCKED;
    }
    for (Counter counter : locked) {
      Counter _ =
          tallies.change(counter, now, new Tallies.By(client, Optional.empty()), Tally::cleared);
    }
    return Result.UNLOCKED;
  }
}
