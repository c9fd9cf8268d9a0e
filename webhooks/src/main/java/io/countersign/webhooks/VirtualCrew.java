package io.countersign.webhooks;

import io.countersign.application.webhook.DeliverToWebhook.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Does so many things at once, each on a virtual thread, in one call of {@link #all}. */
public final class VirtualCrew implements Crew {

  private final int atOnce;

  public VirtualCrew(int atOnce) {
    this.atOnce = atOnce;
  }

  @Override
  public <T> List<T> all(List<Supplier<T>> work) {
    if (work.size() == 1) {
      return List.of(work.getFirst().get());
    }
    Semaphore hands = new Semaphore(atOnce);
    List<Future<T>> under = new ArrayList<>();
    List<T> done = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-attempt-", 0).factory())) {
      for (Supplier<T> one : work) {
        hands.acquireUninterruptibly();
        under.add(
            threads.submit(() -> {
              try {
                return one.get();
              } finally {
                hands.release();
              }
            }));
      }
      for (Future<T> one : under) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
