package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourtesyTest {

  private static final Duration IN_TIME = Courtesy.LATE.minusNanos(1);

  private final List<Duration> naps = new ArrayList<>();

  @Test
  void where_there_is_time_nobody_waits_longer_than_one_short_nap() {
    courtesy(IN_TIME).comeAfterOthers();

    assertThat(naps).containsExactly(Duration.ofMillis(1));
  }

  @Test
  void who_is_late_waits_longer_each_time_until_there_is_time() {
    courtesy(Courtesy.LATE, Duration.ofMillis(50), IN_TIME).comeAfterOthers();

    assertThat(naps)
        .containsExactly(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(4));
  }

  @Test
  void nobody_waits_for_ever() {
    courtesy(Courtesy.LATE).comeAfterOthers();

    assertThat(naps).hasSize(Courtesy.MOST_NAPS);
    assertThat(naps.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void who_is_interrupted_does_not_wait() {
    Thread.currentThread().interrupt();
    courtesy(Courtesy.LATE).comeAfterOthers();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(naps).isEmpty();
  }

  /** Late by these, and then by the last of them. */
  private Courtesy courtesy(Duration... late) {
    return new Courtesy(nap -> {
      naps.add(nap);
      return late[Math.min(naps.size(), late.length) - 1];
    });
  }
}
