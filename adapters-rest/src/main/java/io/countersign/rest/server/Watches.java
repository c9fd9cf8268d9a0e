package io.countersign.rest.server;

import io.helidon.common.buffers.DataWriter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Watches over all connections. */
final class Watches implements AutoCloseable {
  private static final long TICK_MILLIS = 50;
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final Set<Watch> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("connection-watch").factory());
  private final long requestNanos;

  Watches(Duration requestTimeout) {
    requestNanos = requestTimeout.toNanos();
    var _ =
        ticker.scheduleAtFixedRate(this::check, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A new connection, on the thread that serves it. Its first request must come soon. */
  Watch open(DataWriter writer) {
    Watch watch = new Watch(writer, requestDeadline());
    open.add(watch);
    return watch;
  }

  void close(Watch watch) {
    open.remove(watch);
  }

  /** By when a request that begins now must have arrived. */
  long requestDeadline() {
    return System.nanoTime() + requestNanos;
  }

  /** By when the next request must begin. */
  long idleDeadline() {
    return System.nanoTime() + IDLE.toNanos();
  }

  private void check() {
    long now = System.nanoTime();
    open.forEach(watch -> watch.check(now));
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
