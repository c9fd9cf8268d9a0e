package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.domain.tenant.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VirtualCrewTest {

  private static final TenantId ACME = new TenantId("acme");

  private final VirtualCrew crew = new VirtualCrew(8, 10);

  @Test
  void what_came_of_each_is_told_in_their_order() {
    List<Supplier<Integer>> work =
        IntStream.range(0, 100).<Supplier<Integer>>mapToObj(i -> () -> i).toList();

    assertThat(crew.all(ACME, work))
        .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    assertThat(crew.<Integer>all(ACME, List.of())).isEmpty();
  }

  @Test
  void what_fails_is_not_swallowed() {
    List<Supplier<Integer>> work =
        Collections.nCopies(
            3,
            () -> {
              throw new IllegalArgumentException("made to fail");
            });

    assertThatIllegalStateException()
        .isThrownBy(() -> crew.all(ACME, work))
        .withCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_tenant_takes_no_more_than_it_may_and_each_call_goes_on_all_the_same() throws Exception {
    AtomicInteger busy = new AtomicInteger();
    Semaphore arrived = new Semaphore(0);
    CountDownLatch over = new CountDownLatch(1);
    Supplier<Boolean> hangs =
        () -> {
          busy.incrementAndGet();
          arrived.release();
          return await(over);
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Boolean>> first =
          threads.submit(() -> crew.all(ACME, Collections.nCopies(64, hangs)));
      // One always, and seven of the ten.
      arrived.acquire(8);
      Future<List<Boolean>> second =
          threads.submit(() -> crew.all(ACME, Collections.nCopies(64, hangs)));
      arrived.acquire(4);
      Future<List<Boolean>> third =
          threads.submit(() -> crew.all(ACME, Collections.nCopies(64, hangs)));
      arrived.acquire(1);
      Future<List<Boolean>> other =
          threads.submit(() -> crew.all(new TenantId("other"), Collections.nCopies(64, hangs)));
      arrived.acquire(8);

      assertThat(busy).hasValue(8 + 4 + 1 + 8);
      over.countDown();
      for (Future<List<Boolean>> one : List.of(first, second, third, other)) {
        assertThat(one.get()).hasSize(64);
      }
    } finally {
      over.countDown();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
