package io.countersign.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ChoresTest {

  private static Chore chore(Runnable work) {
    return new Chore("test", Duration.ofMillis(1), work);
  }

  @Test
  void a_chore_that_fails_is_tried_again() throws InterruptedException {
    CountDownLatch attempts = new CountDownLatch(3);
    Chore failing =
        chore(() -> {
          attempts.countDown();
          throw new IllegalStateException("as the test wants it");
        });
    try (Chores chores = new Chores(List.of(failing))) {
      chores.start();

      assertThat(attempts.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_chore_that_takes_its_time_keeps_no_other_one_waiting() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(2);
    try (Chores chores = new Chores(List.of(chore(() -> wait(end)), chore(other::countDown)))) {
      chores.start();

      assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
      end.countDown();
    }
  }

  @Test
  void closing_interrupts_what_is_being_done() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    try (Chores chores =
        new Chores(
            List.of(
                chore(() -> {
                  begun.countDown();
                  interrupted.set(!wait(new CountDownLatch(1)));
                })))) {
      chores.start();
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(interrupted).isTrue();
  }

  /** Whether it was waited for to the end. */
  private static boolean wait(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
