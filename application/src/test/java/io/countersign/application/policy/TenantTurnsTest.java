package io.countersign.application.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.fixture.Race;
import io.countersign.application.transaction.Turn;
import io.countersign.domain.policy.PoliciesBusy;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TenantTurnsTest {

  private static final TenantId CROWD = new TenantId("crowd");
  private static final TenantId OTHER = new TenantId("other");
  private static final Duration NOW = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void no_more_work_at_once_than_may_and_of_one_tenant_fewer() {
    TenantTurns turns = new TenantTurns(3, 2);

    Turn first = turns.begin(CROWD, NOW).orElseThrow();
    assertThat(turns.begin(CROWD, NOW)).isPresent();
    assertThat(turns.begin(CROWD, NOW)).isEmpty();
    assertThat(turns.begin(OTHER, NOW)).isPresent();
    assertThat(turns.begin(OTHER, NOW)).isEmpty();

    first.end();
    assertThat(turns.begin(OTHER, NOW)).isPresent();
  }

  @Test
  void a_turn_is_ended_once() {
    TenantTurns turns = new TenantTurns(1, 1);
    Turn turn = turns.begin(CROWD, NOW).orElseThrow();
    turn.end();
    turn.end();

    assertThat(turn.isHeld()).isFalse();
    assertThat(turns.begin(CROWD, NOW)).isPresent();
    assertThat(turns.begin(OTHER, NOW)).isEmpty();
  }

  @Test
  void whoever_comes_alone_waits_for_few_of_a_crowd() throws Exception {
    TenantTurns turns = new TenantTurns(2, 1);
    Turn busy = turns.begin(OTHER, NOW).orElseThrow();
    Turn first = turns.begin(CROWD, NOW).orElseThrow();
    List<Future<Boolean>> crowd = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        crowd.add(threads.submit(() -> turns.in(CROWD, LONG, () -> true)));
      }
      Future<Boolean> alone = threads.submit(() -> turns.in(new TenantId("x"), LONG, () -> true));
      busy.end();

      assertThat(alone.get()).isTrue();
      assertThat(crowd).noneMatch(Future::isDone);
      first.end();
      for (Future<Boolean> one : crowd) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(turns.tenants()).isZero();
  }

  @Test
  void a_crowd_that_is_too_large_is_sent_away_at_once() {
    TenantTurns turns = new TenantTurns(1, 1);
    Turn busy = turns.begin(CROWD, NOW).orElseThrow();
    AtomicInteger sentAway = new AtomicInteger();

    List<Boolean> had =
        Race.of(
            100,
            _ -> {
              Optional<Turn> turn = turns.begin(CROWD, LONG);
              if (turn.isEmpty() && sentAway.incrementAndGet() == 36) {
                busy.end();
              }
              turn.ifPresent(Turn::end);
              return turn.isPresent();
            });

    assertThat(had).filteredOn(one -> one).hasSize(64);
    assertThat(turns.tenants()).isZero();
  }

  @Test
  void no_more_wait_than_may() {
    TenantTurns turns = new TenantTurns(1, 1, 0);
    Turn busy = turns.begin(CROWD, NOW).orElseThrow();

    assertThat(turns.begin(CROWD, LONG)).isEmpty();
    busy.end();
    assertThat(turns.begin(CROWD, NOW)).isPresent();
  }

  @Test
  void who_has_no_turn_in_time_does_nothing() {
    TenantTurns turns = new TenantTurns(1, 1);
    Turn busy = turns.begin(OTHER, NOW).orElseThrow();

    assertThatExceptionOfType(PoliciesBusy.class)
        .isThrownBy(() -> turns.in(CROWD, NOW, () -> "done"));
    busy.end();
    assertThat(turns.in(CROWD, NOW, () -> "done")).isEqualTo("done");
    assertThat(turns.tenants()).isZero();
  }

  @Test
  void who_is_interrupted_waits_no_more() throws InterruptedException {
    TenantTurns turns = new TenantTurns(1, 1);
    Turn busy = turns.begin(OTHER, NOW).orElseThrow();
    List<Boolean> had = new ArrayList<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              Thread.currentThread().interrupt();
              had.add(turns.begin(CROWD, LONG).isPresent() || !Thread.interrupted());
            });
    waiting.join();
    busy.end();

    assertThat(had).containsExactly(false);
    assertThat(turns.begin(CROWD, NOW)).isPresent();
  }

  @Test
  void half_of_the_connections_stay_free_of_policies() {
    PolicyTurns turns = PolicyTurns.of(16, 2);

    int asking = 0;
    for (int tenant = 0; tenant < 8; tenant++) {
      TenantId id = new TenantId("t" + tenant);
      while (turns.asking().begin(id, NOW).isPresent()) {
        asking++;
      }
      assertThat(asking).isLessThanOrEqualTo(4 * (tenant + 1));
    }
    assertThat(asking).isEqualTo(8);
  }
}
