package io.countersign.application.lockout;

import io.countersign.application.lockout.Lockouts.Mark;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.Identifier;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What is locked right now. */
public final class ListLockouts {

  private final Lockouts lockouts;
  private final Owners owners;
  private final InstantSource clock;

  public ListLockouts(Lockouts lockouts, Owners owners, InstantSource clock) {
    this.lockouts = lockouts;
    this.owners = owners;
    this.clock = clock;
  }

  /**
   * The lock that ends first first.
   *
   * @param only of this identifier, or of the user whose it is: for everybody, for devices and for
   *     addresses, all of them at once
   * @param after only those behind this one
   * @param most how many at the most, 1 to 1,000
   */
  public List<Counter> list(
      TenantId tenant, Optional<Identifier> only, Optional<Mark> after, int most) {
    Instant now = clock.instant();
    return only.map(identifier -> of(tenant, identifier, now))
        .orElseGet(() -> lockouts.locked(tenant, now, after, most));
  }

  private List<Counter> of(TenantId tenant, Identifier identifier, Instant now) {
    Counted counted = owners.of(tenant, identifier);
    return lockouts.ofSubject(tenant, counted.everyone().subject()).stream()
        .filter(counter -> counter.tally().lock().filter(lock -> !lock.over(now)).isPresent())
        .toList();
  }
}
