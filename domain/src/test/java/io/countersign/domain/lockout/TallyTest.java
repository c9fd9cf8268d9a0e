package io.countersign.domain.lockout;

import static io.countersign.domain.lockout.AttemptAction.PASSWORD;
import static io.countersign.domain.lockout.AttemptAction.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final LockoutRules THREE = new LockoutRules(3, 10, LockoutMode.HARD, 2, false);
  private static final LockoutRules HUNDRED =
      new LockoutRules(100, 60, LockoutMode.HARD, 20, false);
  private static final LockoutRules DELAYS = new LockoutRules(3, 10, LockoutMode.DELAY, 2, false);

  @Test
  void as_many_may_be_reserved_as_may_be_wrong() {
    Tally tally = Tally.NONE.reserved().reserved();
    assertThat(tally.room(THREE)).isOne();
    assertThat(tally.reserved().room(THREE)).isZero();
  }

  @Test
  void the_last_wrong_one_locks_for_as_long_as_the_tenant_chose() {
    Tally locked = wrong(Tally.NONE, THREE, 3);

    assertThat(locked.lock()).contains(new Lock(NOW, at(600), Lock.Cause.FAILURES, 3));
    assertThat(locked.room(THREE)).isZero();
    assertThat(locked.open()).isZero();
    assertThat(locked.over(at(599))).isFalse();
    assertThat(locked.over(at(600))).isTrue();
    assertThat(locked.ended(THREE).room(THREE)).isEqualTo(3);
  }

  @Test
  void a_lock_and_its_end_are_other_periods() {
    Tally locked = wrong(Tally.NONE, THREE, 3);

    assertThat(locked.period()).isOne();
    assertThat(locked.ended(THREE).period()).isEqualTo(2);
    assertThat(locked.cleared().period()).isEqualTo(2);
    assertThat(Tally.NONE.reserved().locked(NOW, Duration.ofMinutes(1)).period()).isOne();
  }

  @Test
  void what_is_found_wrong_after_the_hour_of_others_does_not_lock_with_them() {
    Tally tally = wrong(Tally.NONE, THREE, 2).reserved();
    assertThat(tally.failed(PASSWORD, THREE, at(3599)).lock()).isPresent();
    assertThat(tally.failed(PASSWORD, THREE, at(3600)).lock()).isEmpty();
    assertThat(tally.failed(PASSWORD, THREE, at(3600)).room(THREE)).isEqualTo(2);
  }

  @Test
  void what_is_found_wrong_after_a_quiet_hour_begins_no_delay() {
    Tally quiet = wrong(Tally.NONE, DELAYS, 3).ended(DELAYS).reserved();
    assertThat(quiet.failed(PASSWORD, DELAYS, at(30 + 3599)).strikes()).isEqualTo(2);
    assertThat(quiet.failed(PASSWORD, DELAYS, at(30 + 3600)).strikes()).isZero();
  }

  @Test
  void in_a_row_of_delays_nothing_is_forgotten_within_an_hour_of_what_was_linked() {
    Tally row = wrong(Tally.NONE, DELAYS, 3).ended(DELAYS);
    Tally other = Tally.NONE.failed(PASSWORD, HUNDRED, at(40)).failed(PASSWORD, HUNDRED, at(3500));
    LockoutRules more = new LockoutRules(100, 10, LockoutMode.DELAY, 2, false);

    Tally linked = row.merged(other, more, at(3560));
    assertThat(linked.strikes()).isOne();
    assertThat(linked.at(at(3500 + 3599)).failures().total()).isEqualTo(5);
    assertThat(linked.at(at(3500 + 3600)).failures().total()).isZero();

    Tally opened = row.merged(other.reserved(), more, at(3560));
    assertThat(opened.at(at(3560 + 3599)).failures().total()).isEqualTo(6);
    assertThat(opened.at(at(3560 + 3600)).failures().total()).isZero();
  }

  @Test
  void only_wrong_ones_in_a_row_count() {
    Tally tally = wrong(Tally.NONE, THREE, 2).reserved().succeeded(PASSWORD);
    assertThat(tally.room(THREE)).isEqualTo(3);
    assertThat(tally.since()).isEmpty();
  }

  @Test
  void what_was_forgotten_since_it_was_reserved_makes_no_room() {
    assertThat(Tally.NONE.succeeded(PASSWORD).room(THREE)).isEqualTo(3);
    assertThat(Tally.NONE.failed(PASSWORD, THREE, NOW).room(THREE)).isEqualTo(2);
  }

  @Test
  void a_right_code_buys_no_guesses_at_the_password() {
    Tally tally = wrong(Tally.NONE, THREE, 2).reserved().succeeded(SIGN_IN);
    assertThat(tally.room(THREE)).isOne();

    Tally slow = wrong(Tally.NONE, DELAYS, 3).ended(DELAYS).reserved().succeeded(SIGN_IN);
    assertThat(slow.reserved().failed(PASSWORD, DELAYS, NOW).lock().orElseThrow().until())
        .isEqualTo(at(60));
  }

  @Test
  void each_wrong_one_counts_for_an_hour_of_its_own() {
    Tally tally = Tally.NONE.reserved().failed(PASSWORD, THREE, NOW);
    tally = tally.reserved().failed(SIGN_IN, THREE, at(3000));

    assertThat(tally.at(at(3599)).room(THREE)).isOne();
    assertThat(tally.at(at(3600)).room(THREE)).isEqualTo(2);
    assertThat(tally.at(at(3600)).since()).contains(at(3000));
    assertThat(tally.at(at(6599)).room(THREE)).isEqualTo(2);
    assertThat(tally.at(at(6600)).room(THREE)).isEqualTo(3);
    assertThat(tally.at(NOW.minusSeconds(7200)).room(THREE)).isOne();
  }

  @Test
  void one_that_is_exactly_an_hour_old_counts_no_more() {
    Tally tally = wrong(Tally.NONE, THREE, 1);

    assertThat(tally.at(at(3600).minusNanos(1)).failures().total()).isOne();
    assertThat(tally.at(at(3600))).isEqualTo(Tally.NONE);
  }

  @Test
  void an_hour_that_begins_gives_no_more_than_those_whose_hour_is_over() {
    Tally tally = Tally.NONE.reserved().failed(PASSWORD, HUNDRED, NOW);
    for (int i = 0; i < 98; i++) {
      tally = tally.reserved().failed(PASSWORD, HUNDRED, at(3540));
    }
    assertThat(tally.at(at(3599)).room(HUNDRED)).isOne();

    Tally later = tally.settled(HUNDRED, at(3660));
    assertThat(later.room(HUNDRED)).isEqualTo(2);
    later = later.reserved().failed(PASSWORD, HUNDRED, at(3660));
    assertThat(later.settled(HUNDRED, at(3661)).room(HUNDRED)).isOne();
    assertThat(later.reserved().failed(PASSWORD, HUNDRED, at(3661)).lock()).isPresent();
  }

  @Test
  void of_a_moment_between_two_that_are_kept_the_later_one_counts() {
    Tally tally = Tally.NONE.reserved().failed(PASSWORD, THREE, NOW.plusNanos(1));

    assertThat(tally.since()).contains(NOW.plusNanos(1000));
    assertThat(tally.at(at(3600).plusNanos(999)).room(THREE)).isEqualTo(2);
    assertThat(tally.at(at(3600).plusNanos(1000)).room(THREE)).isEqualTo(3);
  }

  @Test
  void a_clock_that_went_back_gives_none_a_longer_hour() {
    Tally tally = wrong(Tally.NONE, THREE, 1).reserved().failed(PASSWORD, THREE, at(-60));

    assertThat(tally.since()).contains(at(-60));
    assertThat(tally.at(at(3539)).room(THREE)).isOne();
    assertThat(tally.at(at(3540)).room(THREE)).isEqualTo(2);
    assertThat(tally.forgettable(at(-60))).contains(at(3600));
  }

  @Test
  void a_right_one_leaves_those_at_others_their_own_hours() {
    Tally tally = wrong(Tally.NONE, THREE, 1).reserved().failed(SIGN_IN, THREE, at(600));
    tally = tally.reserved().succeeded(PASSWORD);

    assertThat(tally.since()).contains(at(600));
    assertThat(tally.at(at(4199)).room(THREE)).isEqualTo(2);
    assertThat(tally.at(at(4200)).room(THREE)).isEqualTo(3);
  }

  @Test
  void what_is_reserved_when_the_hour_ends_stays_reserved() {
    Tally tally = wrong(Tally.NONE, THREE, 1).reserved();
    assertThat(tally.at(at(3600)).room(THREE)).isEqualTo(2);
  }

  @Test
  void delays_double_up_to_the_longest_and_let_one_guess_through() {
    Tally tally = wrong(Tally.NONE, DELAYS, 3);
    for (long seconds : new long[] {30, 60, 120, 240, 480, 600, 600}) {
      Lock lock = tally.lock().orElseThrow();
      assertThat(Duration.between(lock.at(), lock.until())).hasSeconds(seconds);
      Tally free = tally.ended(DELAYS);
      assertThat(free.room(DELAYS)).isOne();
      assertThat(free.reserved().room(DELAYS)).isZero();
      tally = free.reserved().failed(PASSWORD, DELAYS, lock.until());
    }
    assertThat(tally.ended(DELAYS).reserved().succeeded(PASSWORD).room(DELAYS)).isEqualTo(3);
  }

  @Test
  void a_quiet_hour_ends_a_row_of_delays() {
    Tally free = wrong(Tally.NONE, DELAYS, 3).ended(DELAYS);
    assertThat(free.at(at(30 + 3599)).room(DELAYS)).isOne();
    assertThat(free.at(at(30 + 3600)).room(DELAYS)).isEqualTo(3);
  }

  @Test
  void a_lower_limit_holds_at_once() {
    LockoutRules lower = new LockoutRules(2, 10, LockoutMode.HARD, 2, false);
    Tally tally = wrong(Tally.NONE, THREE, 2);
    assertThat(tally.settled(THREE, NOW).lock()).isEmpty();
    assertThat(tally.settled(lower, NOW).lock()).isPresent();
  }

  @Test
  void what_turns_out_to_be_the_same_is_counted_together() {
    Tally one = wrong(Tally.NONE, THREE, 1);
    Tally other = wrong(Tally.NONE, THREE, 1);

    assertThat(one.merged(other, THREE, NOW).room(THREE)).isOne();
    assertThat(one.merged(other.reserved(), THREE, NOW).lock()).isPresent();
    assertThat(one.merged(wrong(Tally.NONE, THREE, 3), THREE, NOW).lock()).isPresent();
    assertThat(wrong(Tally.NONE, THREE, 3).merged(one, THREE, NOW).lock()).isPresent();
    assertThat(Tally.NONE.merged(Tally.NONE, THREE, NOW).room(THREE)).isEqualTo(3);
  }

  @Test
  void what_is_counted_together_keeps_its_own_hours_and_what_was_open_has_the_newest() {
    Tally one = Tally.NONE.reserved().failed(PASSWORD, HUNDRED, at(60));
    Tally other = wrong(Tally.NONE, HUNDRED, 1).reserved().reserved();
    Tally merged = one.merged(other, HUNDRED, at(120));

    assertThat(merged)
        .isEqualTo(Tally.NONE.merged(other, HUNDRED, at(120)).merged(one, HUNDRED, at(120)));
    assertThat(merged.room(HUNDRED)).isEqualTo(96);
    assertThat(merged.at(at(3600)).room(HUNDRED)).isEqualTo(97);
    assertThat(merged.at(at(3660)).room(HUNDRED)).isEqualTo(98);
    assertThat(merged.at(at(3719)).room(HUNDRED)).isEqualTo(98);
    assertThat(merged.at(at(3720)).room(HUNDRED)).isEqualTo(100);
  }

  @Test
  void what_is_wrong_under_an_administrators_lock_counts_for_no_longer_by_it() {
    for (LockoutMode mode : LockoutMode.values()) {
      LockoutRules rules = new LockoutRules(3, 10, mode, 2, false);
      Tally locked = wrong(Tally.NONE, rules, 2).locked(at(60), Duration.ofMinutes(59));

      assertThat(locked.at(at(7200))).isEqualTo(locked);
      assertThat(locked.ended(rules).at(at(3600)).room(rules)).isEqualTo(3);
    }
    Tally slow = wrong(Tally.NONE, DELAYS, 2).locked(at(60), Duration.ofMinutes(1)).ended(DELAYS);
    assertThat(slow.at(at(3599)).room(DELAYS)).isOne();
  }

  @Test
  void in_a_row_of_delays_none_is_over_before_all_are() {
    Tally slow = wrong(Tally.NONE, DELAYS, 2).reserved().failed(SIGN_IN, DELAYS, at(3000));
    slow = slow.ended(DELAYS);

    assertThat(slow.since()).contains(at(3030));
    assertThat(slow.at(at(3030 + 3599)).failures().total()).isEqualTo(3);
    assertThat(slow.reserved().succeeded(SIGN_IN).at(at(3601)).failures().total()).isEqualTo(2);
    assertThat(slow.at(at(3030 + 3600)).failures().total()).isZero();
  }

  @Test
  void of_two_locks_the_longer_one_holds_and_an_administrators_stays_one() {
    Tally byGuesses = wrong(Tally.NONE, THREE, 3);
    Tally byHand = Tally.NONE.locked(NOW, Duration.ofMinutes(1));
    Lock both = new Lock(NOW, at(600), Lock.Cause.ADMINISTRATOR, 3);

    assertThat(byGuesses.merged(byHand, THREE, NOW).lock()).contains(both);
    assertThat(byHand.merged(byGuesses, THREE, NOW).lock()).contains(both);
    assertThat(byGuesses.merged(byGuesses, THREE, NOW).lock()).isEqualTo(byGuesses.lock());
  }

  @Test
  void nobody_forgets_what_is_locked_or_counts() {
    assertThat(wrong(Tally.NONE, THREE, 3).forgettable(at(10_000_000))).isEmpty();
    assertThat(wrong(Tally.NONE, THREE, 1).forgettable(NOW)).contains(at(3600));
  }

  private static Tally wrong(Tally tally, LockoutRules rules, int times) {
    return IntStream.range(0, times)
        .boxed()
        .reduce(tally, (sum, _) -> sum.reserved().failed(PASSWORD, rules, NOW), (left, _) -> left);
  }

  private static Instant at(long seconds) {
    return NOW.plusSeconds(seconds);
  }
}
