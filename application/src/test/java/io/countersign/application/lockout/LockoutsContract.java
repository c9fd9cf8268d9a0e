package io.countersign.application.lockout;

import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.lockout.Guesses.counter;
import static io.countersign.application.lockout.Guesses.key;
import static io.countersign.application.lockout.Guesses.locked;
import static io.countersign.application.lockout.Guesses.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.attempt.Counter;
import io.countersign.domain.attempt.CounterKey;
import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.attempt.Named;
import io.countersign.domain.lockout.AttemptAction;
import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.domain.lockout.Tally;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Lockouts} does. */
public interface LockoutsContract {

  /** The adapter under test. */
  Lockouts lockouts();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void one_that_is_locked_for_the_first_time_is_made() {
    CounterKey key = key(Samples.tenant(), 1);
    assertThat(lockouts().find(key)).isEmpty();

    assertThat(change(counter(key), NOW, tally -> tally)).isEqualTo(counter(key));
    assertThat(lockouts().find(key)).contains(counter(key));
  }

  @Test
  default void everything_is_kept() {
    LockoutRules rules = new LockoutRules(2, 10, LockoutMode.DELAY, 1, false);
    Tally tally =
        Tally.NONE
            .reserved()
            .failed(AttemptAction.SIGN_IN, rules, NOW)
            .reserved()
            .failed(AttemptAction.PASSWORD, rules, NOW.plusNanos(1000));
    for (Tally kept : List.of(tally, tally.ended(rules).reserved(), Tally.NONE.reserved())) {
      CounterKey key = key(Samples.tenant(), 1).device(mark(0xff));
      Counter counter = counter(key).with(kept);
      change(counter(key), NOW, _ -> kept);
      assertThat(lockouts().find(key)).contains(counter);
    }
  }

  /** To the microsecond: each counts for exactly an hour. */
  @Test
  default void the_time_of_each_wrong_guess_is_kept() {
    CounterKey key = key(Samples.tenant(), 1);
    Tally tally = Tally.NONE;
    Instant at = NOW;
    for (AttemptAction action : AttemptAction.values()) {
      tally = tally.reserved().failed(action, LockoutRules.USUAL, at);
      at = at.plusNanos(61_000_001_000L);
      tally = tally.reserved().failed(AttemptAction.PASSWORD, LockoutRules.USUAL, at);
    }
    Tally later = tally.at(NOW.plus(LockoutRules.WINDOW));
    assertThat(later.failures().total()).isEqualTo(2 * AttemptAction.values().length - 1);

    for (Tally kept : List.of(tally, later, tally.locked(at, Duration.ofMinutes(1)), Tally.NONE)) {
      change(counter(key), NOW, _ -> kept);
      assertThat(lockouts().find(key)).contains(counter(key).with(kept));
    }
  }

  /** No tenant allows more. */
  @Test
  default void a_thousand_wrong_guesses_are_kept_with_their_times() {
    LockoutRules rules = new LockoutRules(1_000, 10, LockoutMode.HARD, 1, false);
    CounterKey key = key(Samples.tenant(), 1);
    Tally most = Tally.NONE;
    for (int i = 1; i < 1_000; i++) {
      most =
          most.reserved().failed(AttemptAction.PASSWORD_RESET, rules, NOW.plusMillis(i * 3_599L));
    }
    Tally one = Tally.NONE.reserved().failed(AttemptAction.ENROLLMENT, rules, NOW);
    Tally all = most.locked(NOW, Duration.ofMinutes(1)).merged(one, rules, NOW);

    change(counter(key), NOW, _ -> all);

    assertThat(all.failures().total()).isEqualTo(1_000);
    assertThat(lockouts().find(key)).contains(counter(key).with(all));
  }

  @Test
  default void what_was_used_last_is_kept() {
    CounterKey key = key(Samples.tenant(), 1);
    change(counter(key), NOW, tally -> tally);
    Named as = new Named(IdentifierType.USER, "Ünïcode \ud83d\ude00", Optional.empty());
    Counter used = counter(key).used(as, AttemptAction.ENROLLMENT);

    transactions()
        .inTransaction(() -> {
          Counter _ = lockouts().lock(used, NOW);
          lockouts().update(used, NOW);
          return true;
        });

    assertThat(lockouts().find(key)).contains(used);
  }

  @Test
  default void tenants_subjects_audiences_and_devices_are_counted_apart() {
    TenantId tenant = Samples.tenant();
    CounterKey key = key(tenant, 1);
    change(counter(key), NOW, Tally::reserved);

    for (CounterKey other :
        List.of(
            key(Samples.tenant(), 1),
            key(tenant, 2),
            key.device(mark(0)),
            key.source(mark(0)),
            CounterKey.enrollment(tenant, mark(1)))) {
      assertThat(lockouts().find(other)).isEmpty();
      assertThat(change(counter(other), NOW, tally -> tally).tally()).isEqualTo(Tally.NONE);
    }
    assertThat(lockouts().find(key).orElseThrow().tally().open()).isOne();
  }

  @Test
  default void those_of_a_subject_come_by_audience() {
    TenantId tenant = Samples.tenant();
    CounterKey key = key(tenant, 7);
    List<CounterKey> keys =
        List.of(
            key,
            key.device(mark(1)),
            key.device(mark(0x80)),
            key.source(mark(1)),
            CounterKey.enrollment(tenant, key.subject()));
    keys.reversed().forEach(one -> change(counter(one), NOW, tally -> tally));
    change(counter(key(tenant, 8)), NOW, tally -> tally);
    change(counter(key(Samples.tenant(), 7)), NOW, tally -> tally);

    assertThat(lockouts().ofSubject(tenant, key.subject()))
        .extracting(Counter::key)
        .containsExactlyElementsOf(keys);
  }

  @Test
  default void what_is_locked_is_listed_page_by_page() {
    TenantId tenant = Samples.tenant();
    List<Counter> locked =
        IntStream.of(1, 2, 0x90)
            .mapToObj(i -> kept(locked(key(tenant, i), NOW, Duration.ofMinutes(5))))
            .toList();
    Counter later = kept(locked(key(tenant, 0), NOW, Duration.ofMinutes(6)));
    Counter device = kept(locked(key(tenant, 2).device(mark(9)), NOW, Duration.ofMinutes(5)));
    kept(locked(key(tenant, 3), NOW, Duration.ofMinutes(1)));
    kept(locked(key(Samples.tenant(), 1), NOW, Duration.ofMinutes(5)));
    kept(counter(key(tenant, 4)));
    Instant now = NOW.plusSeconds(60);

    List<Counter> all = lockouts().locked(tenant, now, Optional.empty(), 10);

    assertThat(all).containsExactly(locked.get(0), locked.get(1), device, locked.get(2), later);
    for (int i = 0; i < all.size(); i++) {
      Lockouts.Mark mark = Lockouts.Mark.of(all.get(i));
      assertThat(lockouts().locked(tenant, now, Optional.of(mark), 10))
          .isEqualTo(all.subList(i + 1, all.size()));
      assertThat(lockouts().locked(tenant, now, Optional.of(mark), 1))
          .isEqualTo(all.subList(i + 1, Math.min(i + 2, all.size())));
    }
  }

  @Test
  default void locks_whose_time_is_over_are_found_in_all_tenants() {
    CounterKey one = key(Samples.tenant(), 1);
    CounterKey other = key(Samples.tenant(), 1);
    kept(locked(one, Instant.EPOCH, Duration.ofMinutes(2)));
    kept(locked(other, Instant.EPOCH, Duration.ofMinutes(1)));
    kept(locked(key(Samples.tenant(), 1), Instant.EPOCH, Duration.ofMinutes(3)));

    assertThat(lockouts().ended(Instant.EPOCH.plusSeconds(120), 10))
        .extracting(Counter::key)
        .containsExactly(other, one);
    assertThat(lockouts().ended(Instant.EPOCH.plusSeconds(120), 1)).hasSize(1);
    assertThat(lockouts().ended(Instant.EPOCH.plusSeconds(59), 10)).isEmpty();
  }

  @Test
  default void a_rollback_takes_it_back() {
    CounterKey key = key(Samples.tenant(), 1);

    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  lockouts().update(lockouts().lock(counter(key), NOW), NOW);
                  throw new IllegalStateException("changed my mind");
                }));

    assertThat(lockouts().find(key)).isEmpty();
  }

  @Test
  default void of_100_at_once_that_make_it_each_sees_what_the_one_before_left() {
    CounterKey key = key(Samples.tenant(), 1);

    List<Integer> seen =
        Race.of(100, _ -> change(counter(key), NOW, Tally::reserved).tally().open());

    assertThat(seen).doesNotHaveDuplicates().hasSize(100);
    assertThat(lockouts().find(key).orElseThrow().tally().open()).isEqualTo(100);
  }

  @Test
  default void nothing_is_locked_outside_a_transaction() {
    assertThatIllegalStateException()
        .isThrownBy(() -> lockouts().lock(counter(key(Samples.tenant(), 1)), NOW));
  }

  private Counter kept(Counter counter) {
    return change(counter(counter.key()), NOW, _ -> counter.tally());
  }

  private Counter change(Counter counter, Instant now, UnaryOperator<Tally> change) {
    return transactions()
        .inTransaction(() -> {
          Counter locked = lockouts().lock(counter, now);
          Counter changed = locked.with(change.apply(locked.tally()));
          lockouts().update(changed, now);
          return changed;
        });
  }
}
