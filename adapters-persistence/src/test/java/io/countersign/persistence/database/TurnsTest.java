package io.countersign.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TurnsTest {

  private static final Duration STALL = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void who_comes_while_all_are_in_use_gets_the_next_turn() throws SQLException {
    Turns turns = new Turns(1, LONG, LONG);
    turns.begin();

    CompletableFuture<Boolean> next = next(turns);
    awaitWaiting(turns);
    turns.end();

    assertThat(next.join()).isTrue();
  }

  @Test
  void who_waits_while_nobody_gets_a_turn_is_told_so() throws SQLException {
    Turns turns = new Turns(1, STALL, LONG);
    turns.begin();

    assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(turns::begin);
  }

  @Test
  void nobody_waits_longer_than_patience_however_the_others_move() throws SQLException {
    Turns turns = new Turns(1, LONG, STALL);
    turns.begin();

    assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(turns::begin);
  }

  @Test
  void a_crowd_that_moves_is_waited_for() throws SQLException {
    Turns turns = new Turns(1, STALL, LONG);
    turns.begin();
    CompletableFuture<Boolean> patient = next(turns);
    awaitWaiting(turns);

    long end = System.nanoTime() + STALL.multipliedBy(3).toNanos();
    while (System.nanoTime() < end) {
      turns.used();
      assertThat(patient).isNotDone();
    }
    turns.end();

    assertThat(patient.join()).isTrue();
  }

  private static CompletableFuture<Boolean> next(Turns turns) {
    return CompletableFuture.supplyAsync(() -> had(turns), Thread::startVirtualThread);
  }

  private static boolean had(Turns turns) {
    try {
      turns.begin();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static void awaitWaiting(Turns turns) {
    while (turns.waiting() == 0) {
      Thread.onSpinWait();
    }
  }
}
