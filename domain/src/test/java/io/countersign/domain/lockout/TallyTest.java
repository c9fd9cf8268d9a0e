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
  void wrong_ones_count_for_an_hour_from_the_first_on() {
    Tally tally = Tally.NONE.reserved().failed(PASSWORD, THREE, NOW);
    tally = tally.reserved().failed(PASSWORD, THREE, at(3000));

    assertThat(tally.at(at(3599)).room(THREE)).isOne();
    assertThat(tally.at(at(3600)).room(THREE)).isEqualTo(3);
    assertThat(tally.at(NOW.minusSeconds(7200)).room(THREE)).isOne();
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
