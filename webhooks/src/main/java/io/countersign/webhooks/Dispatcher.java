package io.countersign.webhooks;

import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.application.webhook.ActiveWebhook;
import io.countersign.application.webhook.DeliverToWebhook;
import io.countersign.application.webhook.FindWebhooksDue;
import io.countersign.application.webhook.Webhooks;
import io.countersign.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every webhook told what there is, each on a thread of its own: one that is slow or dead keeps
 * nobody waiting but itself. Any number of nodes may do it at once.
 */
public final class Dispatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How long nobody looks, unless somebody says that there is something. */
  private static final Duration LOOKING = Duration.ofMillis(500);

  /** At least from one look to the next, however much happens. */
  private static final Duration BREATH = Duration.ofMillis(50);

  private final Webhooks webhooks;
  private final FindWebhooksDue find;
  private final DeliverToWebhook deliver;
  private final InstantSource clock;
  private final Duration looking;
  private final String name = UUID.randomUUID().toString();

  /** Those that a thread is at, and whether there was something for them again meanwhile. */
  private final Map<WebhookId, Boolean> told = new ConcurrentHashMap<>();

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Semaphore news = new Semaphore(0);
  private final CountDownLatch ending = new CountDownLatch(1);
  private final AtomicLong behind = new AtomicLong();
  private final AtomicBoolean away = new AtomicBoolean();

  public Dispatcher(
      Webhooks webhooks, FindWebhooksDue find, DeliverToWebhook deliver, InstantSource clock) {
    this(webhooks, find, deliver, clock, LOOKING);
  }

  /**
   * @param looking how long nobody looks of its own accord
   */
  Dispatcher(
      Webhooks webhooks,
      FindWebhooksDue find,
      DeliverToWebhook deliver,
      InstantSource clock,
      Duration looking) {
    this.webhooks = webhooks;
    this.find = find;
    this.deliver = deliver;
    this.clock = clock;
    this.looking = looking;
  }

  /** Begins. */
  public Dispatcher start() {
    thread("webhooks", this::look);
    thread("webhook-leases", this::renew);
    return this;
  }

  /** Something was entered into a ledger: looks at once, be it after it begins. */
  public void nudge() {
    news.release();
  }

  /** How many events the webhook that is furthest behind has not been told. */
  public LongSupplier behind() {
    return behind::get;
  }

  private void look() {
    while (!isEnding()) {
      long began = System.nanoTime();
      try {
        FindWebhooksDue.Found found = find.find(name);
        behind.set(found.behind());
        found.due().forEach(this::tell);
        isBack();
      } catch (RuntimeException failed) {
        isAway(failed);
      }
      await(began);
    }
  }

  private void await(long began) {
    try {
      boolean _ = news.tryAcquire(looking.toMillis(), TimeUnit.MILLISECONDS);
      boolean _ = ending.await(began + BREATH.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
      int _ = news.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(ActiveWebhook webhook) {
    if (!told.merge(webhook.id(), false, (_, _) -> true)) {
      thread("webhook-" + webhook.id(), () -> tellAll(webhook));
    }
  }

  private void tellAll(ActiveWebhook webhook) {
    boolean whole = false;
    try {
      int done = deliver.deliver(webhook.tenant(), webhook.id(), name);
      while (done > 0 && !isEnding()) {
        done = deliver.deliver(webhook.tenant(), webhook.id(), name);
      }
      whole = true;
    } catch (StorageUnavailable failed) {
      isAway(failed);
    } catch (RuntimeException failed) {
      if (!isEnding()) {
        LOG.atWarn()
            .addKeyValue("tenant", webhook.tenant())
            .addKeyValue("webhook", webhook.id())
            .setCause(failed)
            .log("a webhook could not be told; it is tried again");
      }
    } finally {
      boolean again = Boolean.TRUE.equals(told.remove(webhook.id()));
      if (again && whole) {
        nudge();
      }
    }
  }

  /** Well before they end, while anything is told. */
  private void renew() {
    Duration pause = DeliverToWebhook.LEASE.dividedBy(4);
    while (!isEnding()) {
      try {
        boolean _ = ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        if (!told.isEmpty()) {
          webhooks.renew(name, clock.instant().plus(DeliverToWebhook.LEASE));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException failed) {
        isAway(failed);
      }
    }
  }

  private boolean isEnding() {
    return ending.getCount() == 0;
  }

  private void isAway(RuntimeException failed) {
    if (!isEnding() && !away.getAndSet(true)) {
      LOG.warn("webhooks wait for the store: {}", failed.getMessage());
    }
  }

  private void isBack() {
    if (away.getAndSet(false)) {
      LOG.info("webhooks go on");
    }
  }

  private void thread(String named, Runnable work) {
    Thread thread =
        Thread.ofVirtual()
            .name(named)
            .unstarted(() -> {
              try {
                work.run();
              } finally {
                threads.remove(Thread.currentThread());
              }
            });
    threads.add(thread);
    thread.start();
  }

  /** Ends what is under way, as far as it ends soon, and leaves the rest to other nodes. */
  @Override
  public void close() {
    ending.countDown();
    news.release();
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      join(thread);
    }
    try {
      webhooks.renew(name, clock.instant());
    } catch (StorageUnavailable e) {
      LOG.info("other nodes go on with webhooks in some seconds");
    }
  }

  private static void join(Thread thread) {
    try {
      boolean _ = thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
