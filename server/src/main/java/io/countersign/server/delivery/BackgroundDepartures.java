package io.countersign.server.delivery;

import io.countersign.application.delivery.DeliverMessage;
import io.countersign.application.delivery.DeliverMessage.Attempted;
import io.countersign.application.delivery.Departures;
import io.countersign.application.delivery.Outgoing;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.server.operations.Metrics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Departures} on threads of their own. What waits here is in memory only: a message of a
 * node that ends is lost, its delivery stays pending, and its user asks for another, whose code
 * replaces it. Keeping codes in a queue to send them minutes later would help nobody.
 */
public final class BackgroundDepartures implements Departures, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundDepartures.class);
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How many are sent at once. */
  private static final int LANES = 64;

  private final DeliverMessage deliver;
  private final Metrics metrics;
  private final Semaphore lanes = new Semaphore(LANES);
  private final ScheduledExecutorService schedule =
      Executors.newScheduledThreadPool(0, Thread.ofPlatform().name("departures").factory());

  public BackgroundDepartures(DeliverMessage deliver, Metrics metrics) {
    this.deliver = deliver;
    this.metrics = metrics;
  }

  @Override
  public void add(Outgoing outgoing) {
    var _ = Thread.ofVirtual().name("delivery").start(() -> attempt(outgoing));
  }

  private void attempt(Outgoing outgoing) {
    try {
      lanes.acquire();
      try {
        settle(outgoing, deliver.deliver(outgoing));
      } finally {
        lanes.release();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failure) {
      LOG.error("how far {} got is not known", outgoing, failure);
    }
  }

  private void settle(Outgoing outgoing, Attempted attempted) {
    switch (attempted) {
      case Attempted.Ended(var delivery) -> tell(delivery);
      case Attempted.Unsent(var next, var pause, var reason) -> {
        LOG.warn("{} was not sent: {}; tried again in {}", outgoing, reason, pause);
        later(next, pause);
      }
    }
  }

  private void tell(Delivery delivery) {
    metrics.delivered(delivery.channel(), delivery.transport().orElse("none"), delivery.status());
    LOG.atInfo()
        .addKeyValue("delivery", delivery.id())
        .addKeyValue("channel", delivery.channel())
        .addKeyValue("transport", delivery.transport().orElse("none"))
        .addKeyValue("status", delivery.status())
        .addKeyValue("reason", delivery.reason().orElse(""))
        .log("delivery");
  }

  private void later(Outgoing next, Duration pause) {
    try {
      var _ = schedule.schedule(() -> add(next), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      LOG.warn("{} is not sent any more: the server stops", next);
    }
  }

  /** Waits a moment for what is being sent; what waits for another attempt is given up. */
  @Override
  public void close() {
    schedule.shutdownNow();
    try {
      if (lanes.tryAcquire(LANES, GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        lanes.release(LANES);
      } else {
        LOG.warn("messages were being sent when the server stopped");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
