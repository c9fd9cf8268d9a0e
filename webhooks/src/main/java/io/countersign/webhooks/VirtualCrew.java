package io.countersign.webhooks;

import io.countersign.application.webhook.DeliverToWebhook.Crew;
import io.countersign.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Does so many things at once in one call of {@link #all}: one always, and more of them, each on a
 * virtual thread, as far as the tenant's share goes. So a webhook has its turn whatever the other
 * ones of its tenant are at, and a tenant whose receivers all hang takes no more than it may.
 */
public final class VirtualCrew implements Crew {

  private final int atOnce;
  private final Shares shares;

  /**
   * @param atOnce in one call
   * @param ofTenant in all calls for one tenant, apart from one in each
   */
  public VirtualCrew(int atOnce, int ofTenant) {
    this.atOnce = atOnce;
    this.shares = new Shares(ofTenant);
  }

  @Override
  public <T> List<T> all(TenantId tenant, List<Supplier<T>> work) {
    List<FutureTask<T>> tasks = work.stream().map(one -> new FutureTask<T>(one::get)).toList();
    AtomicInteger next = new AtomicInteger();
    Runnable hand = () -> doWhatIsLeft(tasks, next);
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-attempt-", 0).factory())) {
      for (int i = 1; i < Math.min(atOnce, work.size()) && shares.take(tenant); i++) {
        var _ =
            threads.submit(() -> {
              try {
                hand.run();
              } finally {
                shares.giveBack(tenant);
              }
            });
      }
      hand.run();
      return results(tasks);
    }
  }

  private <T> void doWhatIsLeft(List<FutureTask<T>> tasks, AtomicInteger next) {
    int one = next.getAndIncrement();
    while (one < tasks.size()) {
      tasks.get(one).run();
      one = next.getAndIncrement();
    }
  }

  private static <T> List<T> results(List<FutureTask<T>> tasks) {
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> one : tasks) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
