package io.countersign.application.purge;

import static io.countersign.application.purge.Perishable.AUTHENTICATIONS;
import static io.countersign.application.purge.Perishable.ENROLLMENTS;
import static io.countersign.application.purge.Perishable.EVENTS;
import static io.countersign.application.purge.Perishable.IDEMPOTENCY_KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgeExpiredTest {

  private static final Retention RETENTION =
      new Retention(Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(90));

  private record Batch(Perishable kind, Instant expiredBy, int most) {}

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final List<Batch> batches = new ArrayList<>();
  private int left;
  private int pauses;
  private final PurgeExpired purge =
      new PurgeExpired(this::purgeSome, RETENTION, clock, () -> pauses++);

  private int purgeSome(Perishable kind, Instant expiredBy, int most) {
    batches.add(new Batch(kind, expiredBy, most));
    int some = Math.min(left, most);
    left -= some;
    return some;
  }

  @Test
  void each_kind_is_kept_as_long_as_it_is_to_be_read() {
    purge.purge(AUTHENTICATIONS);
    purge.purge(ENROLLMENTS);
    purge.purge(IDEMPOTENCY_KEYS);
    purge.purge(EVENTS);

    assertThat(batches)
        .extracting(Batch::expiredBy)
        .containsExactly(
            Samples.NOW.minus(Duration.ofDays(7)),
            Samples.NOW.minus(Duration.ofHours(1)),
            Samples.NOW,
            Samples.NOW.minus(Duration.ofDays(90)));
  }

  @Test
  void a_backlog_goes_in_batches_with_a_pause_between_them() {
    left = 1700;

    assertThat(purge.purge(ENROLLMENTS)).isEqualTo(1700);
    assertThat(batches).extracting(Batch::most).containsOnly(500).hasSize(4);
    assertThat(pauses).isEqualTo(3);
  }

  @Test
  void a_batch_that_is_not_full_is_the_last_one() {
    left = 499;

    assertThat(purge.purge(ENROLLMENTS)).isEqualTo(499);
    assertThat(batches).hasSize(1);
    assertThat(pauses).isZero();
  }

  @Test
  void it_stops_when_it_is_told_to() {
    left = 5000;
    PurgeExpired stopped =
        new PurgeExpired(
            this::purgeSome, RETENTION, clock, () -> Thread.currentThread().interrupt());

    assertThat(stopped.purge(ENROLLMENTS)).isEqualTo(1000);
    assertThat(Thread.interrupted()).isTrue();
  }
}
