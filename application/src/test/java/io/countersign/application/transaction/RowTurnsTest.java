package io.countersign.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.fixture.Race;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RowTurnsTest {

  private static final Object ROW = "row";

  private final RowTurns turns = new RowTurns(Duration.ofSeconds(30));

  @Test
  void one_row_is_had_by_one_and_another_by_somebody_else() {
    Turn first = turns.begin(ROW);

    assertThat(turns.tryBegin(ROW)).isEmpty();
    assertThat(turns.tryBegin("another")).isPresent();
    first.end();
    assertThat(turns.tryBegin(ROW)).isPresent();
  }

  @Test
  void a_crowd_has_it_one_by_one_and_nothing_is_remembered_of_it() {
    AtomicInteger inside = new AtomicInteger();

    List<Integer> most =
        Race.of(
            64,
            _ -> {
              Turn turn = turns.begin(ROW);
              int seen = inside.incrementAndGet();
              Thread.onSpinWait();
              inside.decrementAndGet();
              turn.end();
              return seen;
            });

    assertThat(most).containsOnly(1);
    assertThat(turns.rows()).isZero();
  }

  @Test
  void who_has_no_turn_in_time_is_told_that_the_store_is_not_to_be_had() {
    RowTurns hasty = new RowTurns(Duration.ofMillis(1));
    Turn first = hasty.begin(ROW);

    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> hasty.begin(ROW));
    first.end();
    assertThat(hasty.rows()).isZero();
  }

  @Test
  void who_is_interrupted_waits_no_longer() {
    Turn first = turns.begin(ROW);
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> turns.begin(ROW));
    assertThat(Thread.interrupted()).isTrue();
    first.end();
    assertThat(turns.rows()).isZero();
  }

  @Test
  void who_comes_when_too_many_wait_is_sent_away_at_once() {
    Turn first = turns.begin(ROW);
    AtomicInteger sentAway = new AtomicInteger();

    List<Boolean> had =
        Race.of(
            RowTurns.MOST + 10,
            _ -> {
              try {
                turns.begin(ROW).end();
                return true;
              } catch (StorageUnavailable crowded) {
                if (sentAway.incrementAndGet() == 11) {
                  first.end();
                }
                return false;
              }
            });

    assertThat(had).filteredOn(one -> one).hasSize(RowTurns.MOST - 1);
    assertThat(turns.rows()).isZero();
  }
}
