package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FewTransactionsTest {

  private static final Duration LONG = Duration.ofMillis(70);

  private final MemoryTransactions all = new MemoryTransactions(new MemoryStore());
  private final List<Duration> rests = new ArrayList<>();

  @Test
  void after_each_the_place_rests_for_as_long_as_it_took_and_for_50_ms_at_the_most() {
    FewTransactions few = few(() -> {});

    assertThat(few.inTransaction(() -> "quick")).isEqualTo("quick");
    assertThat(few.inTransaction(FewTransactionsTest::slow)).isEqualTo("slow");

    assertThat(rests.getFirst()).isPositive();
    assertThat(rests.getLast()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void a_place_that_rests_is_not_free() throws Exception {
    AtomicBoolean resting = new AtomicBoolean();
    FewTransactions few =
        new FewTransactions(
            all,
            1,
            () -> {},
            took -> {
              resting.set(true);
              LockSupport.parkNanos(took.toNanos());
              resting.set(false);
            });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> seen = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        seen.add(threads.submit(() -> few.inTransaction(resting::get)));
      }
      for (Future<Boolean> one : seen) {
        assertThat(one.get()).isFalse();
      }
    }
  }

  @Test
  void others_are_waited_for_before_it_begins() {
    AtomicBoolean waited = new AtomicBoolean();

    assertThat(few(() -> waited.set(true)).inTransaction(waited::get)).isTrue();
  }

  @Test
  void what_fails_gives_its_place_back() {
    FewTransactions few = few(() -> {});

    assertThatIllegalStateException()
        .isThrownBy(() ->
            few.inTransaction(() -> {
              throw new IllegalStateException("made to fail");
            }));
    assertThat(few.inTransaction(() -> "next")).isEqualTo("next");
  }

  private FewTransactions few(Runnable before) {
    return new FewTransactions(all, 1, before, rests::add);
  }

  private static String slow() {
    long end = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    return "slow";
  }
}
