package io.countersign.application.lockout;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@link Attempts} in memory. */
public final class MemoryAttempts implements Attempts {

  private final MemoryTable<Attempt> attempts;

  public MemoryAttempts(MemoryStore store) {
    this.attempts = store.table(Attempt.class);
  }

  @Override
  public void add(Attempt attempt) {
    attempts.put(attempt, attempt.counter().tenant(), attempt.id());
  }

  @Override
  public Optional<Attempt> find(TenantId tenant, AttemptId id) {
    return attempts.get(tenant, id);
  }

  @Override
  public void end(Attempt attempt) {
    add(attempt);
  }

  @Override
  public List<Attempt> overdue(CounterKey counter, Instant now) {
    return those(one -> one.overdue(now) && one.counter().equals(counter), Integer.MAX_VALUE);
  }

  @Override
  public List<Attempt> overdue(Instant now, int most) {
    return those(one -> one.overdue(now), most);
  }

  /** Forgets some that nobody can ask for any more, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<Attempt> expired = those(one -> !one.begunAt().plus(Attempt.KEPT).isAfter(by), most);
    expired.forEach(one -> attempts.remove(one.counter().tenant(), one.id()));
    return expired.size();
  }

  private List<Attempt> those(Predicate<Attempt> which, int most) {
    return attempts.all().stream()
        .filter(which)
        .sorted(Comparator.comparing(Attempt::deadline))
        .limit(most)
        .toList();
  }
}
