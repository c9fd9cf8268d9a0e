package io.countersign.application.webhook;

import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.application.webhook.DeliveryPage.Task;
import io.countersign.application.webhook.DeliveryPage.Tried;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends what is on a page, and stops when it becomes clear that the receiver takes nothing. */
final class DeliveryRound {

  /** With so many failures and no success, the rest is left for later. */
  private static final int ENOUGH = 3;

  private final DeliveryPage page;
  private final Attempt.Sender sender;
  private final AtomicInteger successes = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  DeliveryRound(DeliveryPage page, Attempt.Sender sender) {
    this.page = page;
    this.sender = sender;
  }

  /** One after the other, until one fails. */
  List<Tried> send(List<Task> chain) {
    List<Tried> tried = new ArrayList<>();
    boolean goesOn = true;
    for (Task task : chain) {
      Tried one = goesOn && !isEnough() ? send(task) : new Tried(task, Optional.empty());
      goesOn = one.attempt().filter(Attempt::succeeded).isPresent() || isGone(one);
      tried.add(one);
    }
    return tried;
  }

  /** An event that is not there any more keeps no other one back. */
  private static boolean isGone(Tried one) {
    return one.task().message().isEmpty();
  }

  private boolean isEnough() {
    return Thread.currentThread().isInterrupted()
        || (failures.get() >= ENOUGH && successes.get() == 0);
  }

  private Tried send(Task task) {
    Attempt attempt =
        task.message()
            .map(message -> sender.send(page.webhook(), page.secrets(), message))
            .orElseGet(() ->
                new Attempt(Outcome.EXPIRED, Optional.empty(), Duration.ZERO, Optional.empty()));
    switch (attempt.outcome()) {
      case DELIVERED -> successes.incrementAndGet();
      case GONE, BUSY -> failures.addAndGet(ENOUGH);
      case EXPIRED -> {}
      case ABANDONED -> {
        return new Tried(task, Optional.empty());
      }
      default -> failures.incrementAndGet();
    }
    return new Tried(task, Optional.of(attempt));
  }
}
