package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CircuitTest {

  private static final Duration PAUSE = Host.QUICK.pause();

  private final SettableClock clock = new SettableClock(Host.NOON);
  private final Circuit circuit = new Circuit(Host.QUICK, clock);

  @BeforeEach
  void hang_once_less_than_it_takes() {
    assertThat(circuit.hung()).isFalse();
    assertThat(circuit.hung()).isFalse();
    assertThat(circuit.admits()).isTrue();
  }

  @Test
  void it_opens_after_three_hangs_in_a_row() {
    assertThat(circuit.hung()).isTrue();
    assertThat(circuit.admits()).isFalse();
    assertThat(circuit.passable()).isFalse();
  }

  @Test
  void a_call_that_comes_back_in_between_starts_the_row_anew() {
    assertThat(circuit.returned()).isFalse();
    assertThat(circuit.hung()).isFalse();
    assertThat(circuit.hung()).isFalse();
    assertThat(circuit.admits()).isTrue();
  }

  @Test
  void after_a_pause_one_call_is_let_through() {
    circuit.hung();
    clock.tick(PAUSE.minusNanos(1));
    assertThat(circuit.passable()).isFalse();
    clock.tick(Duration.ofNanos(1));

    assertThat(circuit.passable()).isTrue();
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.admits()).isFalse();
    assertThat(circuit.passable()).isFalse();
  }

  @Test
  void a_trial_that_comes_back_closes_it() {
    circuit.hung();
    clock.tick(PAUSE);
    assertThat(circuit.admits()).isTrue();

    assertThat(circuit.returned()).isTrue();
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.hung()).isFalse();
  }

  @Test
  void a_trial_that_hangs_opens_it_for_another_pause() {
    circuit.hung();
    clock.tick(PAUSE);
    assertThat(circuit.admits()).isTrue();
    clock.tick(Duration.ofSeconds(2));
    assertThat(circuit.hung()).isTrue();

    clock.tick(PAUSE.minusNanos(1));
    assertThat(circuit.admits()).isFalse();
    clock.tick(Duration.ofNanos(1));
    assertThat(circuit.admits()).isTrue();
  }

  @Test
  void a_trial_that_is_never_told_of_is_followed_by_another() {
    circuit.hung();
    clock.tick(PAUSE);
    assertThat(circuit.admits()).isTrue();
    clock.tick(PAUSE);
    assertThat(circuit.admits()).isTrue();
  }

  @Test
  void a_clock_that_is_set_back_does_not_keep_it_open_for_longer() {
    circuit.hung();
    clock.tick(Duration.ofDays(-1));
    assertThat(circuit.admits()).isTrue();
  }
}
