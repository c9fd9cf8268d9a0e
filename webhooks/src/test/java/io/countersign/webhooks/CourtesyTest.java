package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.webhook.DeliveryPages;
import io.countersign.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time goes on by a millisecond for each moment that the test lets pass. */
@Timeout(60)
class CourtesyTest {

  private static final TenantId ACME = new TenantId("acme");

  private final AtomicBoolean othersWork = new AtomicBoolean();
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger passed = new AtomicInteger();
  private final Semaphore moments = new Semaphore(0);
  private final Semaphore begun = new Semaphore(0);
  private final AtomicBoolean peopleSignIn = new AtomicBoolean();
  private final Courtesy courtesy =
      new Courtesy(
          new Precedence(othersWork::get, now::get),
          new Pace(1, peopleSignIn::get, now::get),
          this::pass);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    threads.shutdownNow();
    moments.release(1_000_000);
    threads.close();
  }

  @Test
  void as_many_begin_in_each_moment_as_have_turns() throws Exception {
    List<Future<?>> all = come(100);
    awaitWaiting(100);
    assertThat(begun.tryAcquire()).isFalse();

    for (int turns = 2; turns <= 10; turns++) {
      moments.release();
      begun.acquire(turns);
      awaitMoment();
      assertThat(begun.tryAcquire()).isFalse();
    }
    moments.release(1_000);
    for (Future<?> one : all) {
      assertThat(one.get()).isNull();
    }
  }

  @Test
  void nothing_begins_while_others_go_first() throws Exception {
    othersWork.set(true);
    List<Future<?>> all = come(3);
    awaitWaiting(3);
    awaitPassed(15);
    assertThat(begun.tryAcquire()).isFalse();

    othersWork.set(false);
    moments.release(3);
    for (Future<?> one : all) {
      assertThat(one.get()).isNull();
    }
  }

  @Test
  void beside_people_who_sign_in_all_begin_at_the_pace() throws Exception {
    peopleSignIn.set(true);
    List<Future<?>> all = come(Pace.OF_A_PROCESSOR + 100);
    awaitWaiting(Pace.OF_A_PROCESSOR + 100);
    awaitPassed(1_000);
    begun.acquire(Pace.OF_A_PROCESSOR - 1);
    assertThat(all.stream().filter(Future::isDone)).hasSizeLessThan(Pace.OF_A_PROCESSOR + 4);

    peopleSignIn.set(false);
    moments.release(10_000);
    for (Future<?> one : all) {
      assertThat(one.get()).isNull();
    }
  }

  @Test
  void pages_are_small_beside_one_who_signs_in_on_however_many_processors() {
    AtomicInteger atWork = new AtomicInteger();
    Courtesy real = new Courtesy(atWork::get, 64);
    assertThat(real.page()).isEqualTo(DeliveryPages.WHOLE);
    atWork.set(1);
    assertThat(real.page()).isEqualTo(Courtesy.SMALL_PAGE);
  }

  @Test
  void requests_of_a_real_server_keep_the_pace_of_its_processors_beside_one_who_signs_in() {
    Courtesy real = new Courtesy(() -> 1, 4);
    long began = System.nanoTime();
    for (int i = 0; i < 4 * Pace.OF_A_PROCESSOR / 5; i++) {
      real.comeAfterOthers(ACME);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(180));
  }

  @Test
  void whoever_comes_when_nobody_waits_any_more_has_a_turn_too() throws Exception {
    moments.release(1_000);
    for (int i = 0; i < 200; i++) {
      assertThat(come(1).getFirst().get()).isNull();
    }
  }

  @Test
  void who_is_interrupted_does_not_wait() throws Exception {
    Future<?> coming = come(1).getFirst();
    awaitMoment();
    assertThat(coming.cancel(true)).isTrue();

    assertThat(begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void the_database_is_left_to_others_for_their_share() {
    moments.release(1_000);
    courtesy.leaveToOthers();
    assertThat(passed).hasValue(0);

    othersWork.set(true);
    courtesy.leaveToOthers();
    assertThat(passed).hasValue((int) Precedence.SHARE.toMillis());
  }

  @Test
  void who_is_interrupted_does_not_leave_it_to_others() {
    othersWork.set(true);
    Thread.currentThread().interrupt();
    courtesy.leaveToOthers();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(passed).hasValue(0);
  }

  @Test
  void others_are_at_work_when_there_is_one_for_every_two_processors() {
    AtomicInteger atWork = new AtomicInteger(1);
    Courtesy real = new Courtesy(atWork::get, 4);

    long began = System.nanoTime();
    real.leaveToOthers();
    atWork.set(2);
    real.leaveToOthers();
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Precedence.SHARE);
  }

  private List<Future<?>> come(int many) {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(
          threads.submit(() -> {
            courtesy.comeAfterOthers(ACME);
            begun.release();
          }));
    }
    return all;
  }

  /** Lets so many moments pass, and waits until they have, and the one who deals waits again. */
  private void awaitPassed(int many) {
    int before = passed.get();
    moments.release(many);
    while (passed.get() < before + many) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
    awaitMoment();
  }

  private void awaitWaiting(int many) {
    while (courtesy.waiting() < many) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  /** Until the one who deals waits for a moment that the test has not let pass. */
  private void awaitMoment() {
    while (!moments.hasQueuedThreads()) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private Duration pass(Duration moment) {
    moments.acquireUninterruptibly();
    int _ = passed.incrementAndGet();
    long _ = now.addAndGet(moment.toNanos());
    return Duration.ZERO;
  }
}
