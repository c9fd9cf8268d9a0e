package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.enrollment.ConfirmEnrollmentResult;
import io.countersign.application.factor.FactorUnavailable;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Users who enroll and sign in without end, some with an app and some with a PIN. While a factor is
 * gone they wait for it with what they had begun, and go on where they were.
 */
final class SteadyUsers implements AutoCloseable {

  static final String PIN = "135790";

  private static final int WORKERS = 4;
  private static final int SOME = 6;
  private static final long LOOK_AGAIN_MILLIS = 20;
  private static final long PATIENCE_SECONDS = 60;
  private static final FactorType PIN_FACTOR = new FactorType("pin");

  private final House house;
  private final List<Thread> workers = new ArrayList<>();
  private final Semaphore signedIn = new Semaphore(0);
  private final Semaphore waiting = new Semaphore(0);
  private final AtomicInteger users = new AtomicInteger();
  private final AtomicInteger succeeded = new AtomicInteger();
  private final AtomicInteger waited = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private volatile boolean finishing;

  SteadyUsers(House house) {
    this.house = house;
    for (int i = 0; i < WORKERS; i++) {
      boolean app = i % 2 == 0;
      workers.add(Thread.ofVirtual().start(() -> signInWithoutEnd(app)));
    }
  }

  private void signInWithoutEnd(boolean app) {
    try {
      while (!finishing) {
        UserId user = new UserId("user-" + users.incrementAndGet());
        if (app) {
          signInWithApp(user);
        } else {
          signInWithPin(user);
        }
        succeeded.incrementAndGet();
        signedIn.release();
      }
    } catch (RuntimeException | AssertionError unexpected) {
      wrong.add(unexpected.toString());
      signedIn.release(SOME);
      waiting.release();
    }
  }

  private void signInWithApp(UserId user) {
    Phone phone = untilThere(() -> house.tryToBeginEnrollment(user));
    confirm(phone.enrollment(), phone.codeBefore());
    prove(user, phone.wrongCode(1), phone.code());
    AuthenticationId again = untilThere(() -> house.challenge(user));
    if (verify(again, phone.code()) instanceof VerifyResult.Verified) {
      wrong.add("a code was taken twice");
    }
  }

  private void signInWithPin(UserId user) {
    EnrollmentId enrollment =
        untilThere(() -> house.beginEnrollment(user, PIN_FACTOR, Fields.none()));
    confirm(enrollment, code(PIN));
    prove(user, code("000000"), code(PIN));
  }

  private void confirm(EnrollmentId enrollment, Fields right) {
    ConfirmEnrollmentResult result =
        untilThere(() ->
            Optional.of(house.confirm(enrollment, right))
                .filter(answer -> !(answer instanceof ConfirmEnrollmentResult.Unavailable)));
    if (!(result instanceof ConfirmEnrollmentResult.Confirmed)) {
      wrong.add("a right response confirmed nothing: " + result);
    }
  }

  private void prove(UserId user, Fields wrongCode, Fields right) {
    AuthenticationId open = untilThere(() -> house.challenge(user));
    if (!(verify(open, wrongCode) instanceof VerifyResult.Rejected)) {
      wrong.add("a wrong response was not rejected");
    }
    VerifyResult result = verify(open, right);
    if (!(result instanceof VerifyResult.Verified)) {
      wrong.add("a right response was not taken: " + result);
    }
  }

  private VerifyResult verify(AuthenticationId open, Fields response) {
    return untilThere(() ->
        Optional.of(house.verify(open, response))
            .filter(answer -> !(answer instanceof VerifyResult.Unavailable)));
  }

  /** A client that asks again while the answer is 503. */
  private <T> T untilThere(Supplier<Optional<T>> request) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      try {
        Optional<T> answer = request.get();
        if (answer.isPresent()) {
          return answer.get();
        }
      } catch (StorageUnavailable busy) {
        continue;
      } catch (FactorUnavailable gone) {
        // as an empty answer
      }
      waited.incrementAndGet();
      waiting.release();
      awaitChange();
    }
    throw new AssertionError("the factor did not come back");
  }

  private synchronized void awaitChange() {
    try {
      TimeUnit.MILLISECONDS.timedWait(this, LOOK_AGAIN_MILLIS);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** The plugins are others now. */
  synchronized void lookAgain() {
    notifyAll();
  }

  private static Fields code(String code) {
    return Fields.of(Map.of("code", code));
  }

  void awaitMoreSignIns() throws InterruptedException {
    signedIn.drainPermits();
    assertThat(signedIn.tryAcquire(SOME, PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(wrong).isEmpty();
  }

  void awaitSomebodyWhoWaits() throws InterruptedException {
    waiting.drainPermits();
    assertThat(waiting.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** Everybody ends what they began. */
  void finish() throws InterruptedException {
    finishing = true;
    for (Thread worker : workers) {
      worker.join();
    }
  }

  Queue<String> wrong() {
    return wrong;
  }

  /** Whoever is in the middle of something ends it. */
  @Override
  public void close() {
    finishing = true;
  }

  @Override
  public String toString() {
    return succeeded + " signed in, having asked again " + waited + " times; wrong: " + wrong;
  }
}
