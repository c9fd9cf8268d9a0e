package io.countersign.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {

  private static final int WAITING = 50;

  private final AtomicInteger writes = new AtomicInteger();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore allowed = new Semaphore(0);

  @Test
  void all_who_come_during_a_write_share_the_next() throws InterruptedException {
    List<CompletableFuture<@Nullable Throwable>> all = writtenTwice(_ -> false);

    assertThat(all).allSatisfy(one -> assertThat(one.join()).isNull());
    assertThat(writes).hasValue(2);
  }

  @Test
  void a_write_that_fails_fails_for_all_who_wait_for_it_and_for_nobody_else()
      throws InterruptedException {
    List<CompletableFuture<@Nullable Throwable>> all = writtenTwice(write -> write == 2);

    assertThat(all.getFirst().join()).isNull();
    assertThat(all.subList(1, all.size()))
        .allSatisfy(one ->
            assertThat(one.join())
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no space left"));
  }

  @Test
  void who_comes_during_a_write_does_not_rely_on_it() throws InterruptedException {
    List<CompletableFuture<@Nullable Throwable>> all = writtenTwice(write -> write == 1);

    assertThat(all.getFirst().join()).isInstanceOf(IllegalStateException.class);
    assertThat(all.subList(1, all.size())).allSatisfy(one -> assertThat(one.join()).isNull());
  }

  @Test
  void after_a_failed_write_another_one_is_tried() {
    GroupCommit group = group(write -> write == 1);
    allowed.release(2);

    assertThatIllegalStateException().isThrownBy(group::await);
    group.await();

    assertThat(writes).hasValue(2);
  }

  @Test
  void an_interrupted_thread_waits_like_any_other() throws InterruptedException {
    GroupCommit group = group(_ -> false);
    CompletableFuture<@Nullable Throwable> first = waits(group, new CountDownLatch(1));
    begun.acquire();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CountDownLatch started = new CountDownLatch(1);
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              Thread.currentThread().interrupt();
              started.countDown();
              group.await();
              interrupted.complete(Thread.interrupted());
            });
    started.await();
    assertThat(interrupted).isNotDone();

    allowed.release(2);
    thread.join();

    assertThat(first.join()).isNull();
    assertThat(interrupted).isCompletedWithValue(true);
    assertThat(writes).hasValue(2);
  }

  /** One waits for the first write; the rest come while it is under way. */
  private List<CompletableFuture<@Nullable Throwable>> writtenTwice(IntPredicate fails)
      throws InterruptedException {
    GroupCommit group = group(fails);
    List<CompletableFuture<@Nullable Throwable>> all = new ArrayList<>();
    all.add(waits(group, new CountDownLatch(1)));
    begun.acquire();
    CountDownLatch started = new CountDownLatch(WAITING);
    Stream.generate(() -> waits(group, started)).limit(WAITING).forEach(all::add);
    started.await();
    while (group.waiting() < WAITING) {
      Thread.onSpinWait();
    }
    allowed.release(2);
    return all;
  }

  private static CompletableFuture<@Nullable Throwable> waits(
      GroupCommit group, CountDownLatch started) {
    return CompletableFuture.supplyAsync(
        () -> {
          started.countDown();
          return catchThrowable(group::await);
        },
        Executors.newVirtualThreadPerTaskExecutor());
  }

  private GroupCommit group(IntPredicate fails) {
    return new GroupCommit(() -> {
      int write = writes.incrementAndGet();
      begun.release();
      allowed.acquireUninterruptibly();
      if (fails.test(write)) {
        throw new IllegalArgumentException("no space left");
      }
    });
  }
}
