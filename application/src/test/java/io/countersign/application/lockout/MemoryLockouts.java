package io.countersign.application.lockout;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.lockout.Lock;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Lockouts} in memory. */
public final class MemoryLockouts implements Lockouts {

  private record Kept(Counter counter, Optional<Instant> expiresAt) {}

  private static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::until)
          .thenComparing(mark -> hex(mark.key().subject()))
          .thenComparing(mark -> mark.key().audience().name())
          .thenComparing(mark -> hex(mark.key().who()));

  private final MemoryStore store;
  private final MemoryTable<Kept> counters;

  public MemoryLockouts(MemoryStore store) {
    this.store = store;
    this.counters = store.table(Kept.class);
  }

  @Override
  public Optional<Counter> find(CounterKey key) {
    return counters.get(keys(key)).map(Kept::counter);
  }

  @Override
  public Counter lock(Counter absent, Instant now) {
    store.requireTransaction();
    counters.putIfAbsent(
        new Kept(absent, Optional.of(now.plus(LockoutRules.WINDOW))), keys(absent.key()));
    return find(absent.key()).orElseThrow();
  }

  @Override
  public void update(Counter counter, Instant now) {
    counters.put(new Kept(counter, counter.tally().forgettable(now)), keys(counter.key()));
  }

  @Override
  public List<Counter> ofSubject(TenantId tenant, SecretBytes subject) {
    return all()
        .filter(one -> one.key().tenant().equals(tenant) && one.key().subject().equals(subject))
        .sorted(
            Comparator.comparing((Counter one) -> one.key().audience())
                .thenComparing(one -> hex(one.key().who())))
        .toList();
  }

  @Override
  public List<Counter> locked(TenantId tenant, Instant now, Optional<Mark> after, int most) {
    return all()
        .filter(one -> one.key().tenant().equals(tenant))
        .filter(one -> one.tally().lock().filter(lock -> !lock.over(now)).isPresent())
        .filter(one -> after.map(mark -> ORDER.compare(mark(one), mark) > 0).orElse(true))
        .sorted(Comparator.comparing(MemoryLockouts::mark, ORDER))
        .limit(most)
        .toList();
  }

  @Override
  public List<Counter> ended(Instant by, int most) {
    return all()
        .filter(one -> one.tally().over(by))
        .sorted(Comparator.comparing(MemoryLockouts::mark, ORDER))
        .limit(most)
        .toList();
  }

  /** Forgets some that are forgettable by then, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<Kept> expired =
        counters.all().stream()
            .filter(one -> one.expiresAt().filter(at -> !at.isAfter(by)).isPresent())
            .sorted(Comparator.comparing(one -> one.expiresAt().orElseThrow()))
            .limit(most)
            .toList();
    expired.forEach(one -> counters.remove(keys(one.counter().key())));
    return expired.size();
  }

  private Stream<Counter> all() {
    return counters.all().stream().map(Kept::counter);
  }

  private static Mark mark(Counter of) {
    return new Mark(of.tally().lock().map(Lock::until).orElseThrow(), of.key());
  }

  private static Object[] keys(CounterKey key) {
    return new Object[] {key.tenant(), key.subject(), key.audience(), key.who()};
  }

  private static String hex(SecretBytes bytes) {
    return HexFormat.of().formatHex(bytes.reveal());
  }
}
