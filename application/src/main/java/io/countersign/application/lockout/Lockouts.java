package io.countersign.application.lockout;

import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The counts of guesses, and with them what is locked. */
public interface Lockouts {

  /**
   * The place of a lock in the list of a tenant's.
   *
   * @param until when it ends
   * @param key whose it is
   */
  record Mark(Instant until, CounterKey key) {

    /** Of a counter that is locked. */
    public static Mark of(Counter locked) {
      return new Mark(locked.tally().lock().map(Lock::until).orElseThrow(), locked.key());
    }
  }

  /** A counter as it was kept last, whatever the time is. */
  Optional<Counter> find(CounterKey key);

  /**
   * The counter of this key, locked until the transaction ends. If there is none, this one is made,
   * and locked; of several at once that make it one does, and the others wait for it.
   *
   * @throws IllegalStateException if this thread is in no transaction
   */
  Counter lock(Counter absent, Instant now);

  /**
   * Keeps a counter that was locked before, until it is {@linkplain
   * io.countersign.domain.lockout.Tally#forgettable forgettable}.
   */
  void update(Counter counter, Instant now);

  /** All counters of a subject, in the order of audiences. */
  List<Counter> ofSubject(TenantId tenant, SecretBytes subject);

  /**
   * What is locked at this time, by the end of the lock.
   *
   * @param after only those behind this one, be it that it is locked no more
   * @param most how many at the most, 1 to 1,000
   */
  List<Counter> locked(TenantId tenant, Instant now, Optional<Mark> after, int most);

  /**
   * Those of all tenants whose lock ended by then and was not taken from them yet, the ones that
   * ended first.
   *
   * @param most how many at the most, 1 to 1,000
   */
  List<Counter> ended(Instant by, int most);
}
