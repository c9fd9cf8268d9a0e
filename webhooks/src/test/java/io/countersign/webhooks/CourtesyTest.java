package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CourtesyTest {

  private final AtomicBoolean othersWork = new AtomicBoolean();
  private final Queue<Duration> moments = new ConcurrentLinkedQueue<>();

  @Test
  void everybody_who_waits_has_a_turn() throws Exception {
    Courtesy courtesy = courtesy();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        all.add(threads.submit(courtesy::comeAfterOthers));
      }
      for (Future<?> one : all) {
        assertThat(one.get()).isNull();
      }
    }
    assertThat(moments.size()).isGreaterThanOrEqualTo(1_000 / Turns.MOST);
  }

  @Test
  void nobody_waits_for_ever() {
    Semaphore never = new Semaphore(0);
    Courtesy courtesy =
        new Courtesy(
            () -> false,
            nap -> {
              never.acquireUninterruptibly();
              return Duration.ZERO;
            });
    long began = System.nanoTime();
    courtesy.comeAfterOthers();

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Courtesy.LONGEST);
    never.release();
  }

  @Test
  void who_is_interrupted_does_not_wait() {
    Thread.currentThread().interrupt();
    courtesy().comeAfterOthers();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void the_database_is_left_to_others_while_they_are_at_work_but_for_50_moments_at_the_most() {
    Courtesy courtesy = courtesy();
    courtesy.leaveToOthers();
    assertThat(moments).isEmpty();

    othersWork.set(true);
    courtesy.leaveToOthers();
    assertThat(moments).hasSize(50).containsOnly(Duration.ofMillis(1));
  }

  @Test
  void who_is_interrupted_does_not_leave_it_to_others() {
    othersWork.set(true);
    Thread.currentThread().interrupt();
    courtesy().leaveToOthers();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(moments).isEmpty();
  }

  @Test
  void others_are_at_work_when_there_is_one_for_every_two_processors() {
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger looked = new AtomicInteger();
    Courtesy courtesy =
        new Courtesy(
            () -> {
              looked.incrementAndGet();
              return atWork.get();
            },
            4);

    atWork.set(1);
    courtesy.leaveToOthers();
    assertThat(looked).hasValue(1);
    atWork.set(2);
    courtesy.leaveToOthers();
    assertThat(looked).hasValue(1 + 50);
  }

  private Courtesy courtesy() {
    return new Courtesy(
        othersWork::get,
        moment -> {
          moments.add(moment);
          return Duration.ZERO;
        });
  }
}
