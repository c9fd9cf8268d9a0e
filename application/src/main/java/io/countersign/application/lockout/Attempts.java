package io.countersign.application.lockout;

import io.countersign.domain.attempt.Attempt;
import io.countersign.domain.attempt.AttemptId;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Guesses that were reserved. Whoever changes one has locked its counter. */
public interface Attempts {

  /** Keeps a new one. */
  void add(Attempt attempt);

  /** One of them, ended or not. */
  Optional<Attempt> find(TenantId tenant, AttemptId id);

  /** Keeps what became of one. */
  void end(Attempt attempt);

  /** Those of a counter that nobody reported on in time, the oldest first. */
  List<Attempt> overdue(CounterKey counter, Instant now);

  /**
   * Those of all tenants and counters that nobody reported on in time, the oldest first.
   *
   * @param most how many at the most, 1 to 1,000
   */
  List<Attempt> overdue(Instant now, int most);
}
