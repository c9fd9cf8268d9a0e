package io.countersign.application.lockout;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Locks an identifier because an administrator says so: for everybody, devices that are known
 * included. What is being guessed right now lets nobody in any more.
 */
public final class LockIdentifier {

  private final Transactions transactions;
  private final Owners owners;
  private final Tallies tallies;
  private final InstantSource clock;

  public LockIdentifier(
      Transactions transactions, Owners owners, Tallies tallies, InstantSource clock) {
    this.transactions = transactions;
    this.owners = owners;
    this.tallies = tallies;
    this.clock = clock;
  }

  /**
   * @param client through which it is done, if it is one
   * @param lasts how long, or as long as the tenant's locks last
   * @return the counter with its lock
   */
  public Counter lock(
      TenantId tenant, Optional<ClientId> client, Identifier identifier, Optional<Duration> lasts) {
    return transactions.inTransaction(() -> {
      Instant now = clock.instant();
      LockoutRules rules = tallies.rules(tenant);
      Duration chosen = lasts.orElse(Duration.ofMinutes(rules.minutes()));
      Counter counter =
          owners.lock(owners.of(tenant, identifier), AttemptAction.PASSWORD, rules, now);
      // A lock that lasts longer already is not made shorter.
      Duration longer =
          counter
              .tally()
              .lock()
              .map(Lock::until)
              .map(until -> Duration.between(now, until))
              .filter(left -> left.compareTo(chosen) > 0)
              .orElse(chosen);
      return tallies.change(
          counter,
          now,
          new Tallies.By(client, Optional.empty()),
          tally -> tally.locked(now, longer));
    });
  }
}
