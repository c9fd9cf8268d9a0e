package io.countersign.application.chore;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of {@link ClusteredChores} does. It is to look at its clock every few
 * milliseconds.
 */
public interface ClusteredChoresContract {

  Duration EVERY = Duration.ofSeconds(10);

  /** The adapter under test, one of the nodes of the same store. */
  ClusteredChores chores();

  /** What it takes the time from. */
  SettableClock clock();

  @Test
  default void a_chore_is_done_at_once_and_then_after_its_time() {
    List<Instant> runs = Collections.synchronizedList(new ArrayList<>());
    Instant start = clock().instant();
    try (var _ = chores().start(List.of(recorded("chore", EVERY, runs)))) {
      await(() -> runs.size() == 1);
      assertThat(runs).containsExactly(start);

      tickUntil(() -> runs.size() == 2);
    }

    assertThat(runs.get(1)).isAfterOrEqualTo(start.plus(EVERY));
  }

  @Test
  default void several_nodes_do_a_chore_one_at_a_time_and_no_more_often() {
    List<Instant> runs = Collections.synchronizedList(new ArrayList<>());
    Set<Integer> doers = Collections.synchronizedSet(new HashSet<>());
    try (var _ = node(1, runs, doers);
        var _ = node(2, runs, doers);
        var _ = node(3, runs, doers)) {
      tickUntil(() -> runs.size() >= 25);
    }

    for (int i = 1; i < runs.size(); i++) {
      assertThat(Duration.between(runs.get(i - 1), runs.get(i))).isGreaterThanOrEqualTo(EVERY);
    }
    assertThat(doers).isNotEmpty();
  }

  @Test
  default void a_chore_that_fails_is_done_again_after_its_time_and_keeps_no_other_from_its_own() {
    List<Instant> failing = Collections.synchronizedList(new ArrayList<>());
    List<Instant> other = Collections.synchronizedList(new ArrayList<>());
    ClusteredChore fails =
        new ClusteredChore(
            "failing",
            EVERY,
            () -> {
              failing.add(clock().instant());
              throw new IllegalStateException("as the test wants it");
            });
    try (var _ = chores().start(List.of(fails, recorded("other", EVERY, other)))) {
      tickUntil(() -> failing.size() >= 3 && other.size() >= 3);
    }

    assertThat(Duration.between(failing.get(0), failing.get(1))).isGreaterThanOrEqualTo(EVERY);
  }

  @Test
  default void closing_interrupts_what_is_being_done_and_then_others_do_it() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    List<Instant> runs = Collections.synchronizedList(new ArrayList<>());
    try (var _ =
        chores()
            .start(
                List.of(
                    new ClusteredChore(
                        "chore",
                        EVERY,
                        () -> {
                          begun.countDown();
                          interrupted.set(untilInterrupted());
                        })))) {
      await(() -> begun.getCount() == 0);
    }

    assertThat(interrupted).isTrue();
    try (var _ = chores().start(List.of(recorded("chore", EVERY, runs)))) {
      tickUntil(() -> !runs.isEmpty());
    }
  }

  private ClusteredChores.Running node(int number, List<Instant> runs, Set<Integer> doers) {
    return chores()
        .start(
            List.of(
                new ClusteredChore(
                    "chore",
                    EVERY,
                    () -> {
                      doers.add(number);
                      runs.add(clock().instant());
                    })));
  }

  private ClusteredChore recorded(String name, Duration every, List<Instant> runs) {
    return new ClusteredChore(name, every, () -> runs.add(clock().instant()));
  }

  private static boolean untilInterrupted() {
    try {
      new CountDownLatch(1).await();
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void tickUntil(BooleanSupplier condition) {
    await(() -> {
      clock().tick(Duration.ofMillis(500));
      return condition.getAsBoolean();
    });
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not come to it in time").isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
