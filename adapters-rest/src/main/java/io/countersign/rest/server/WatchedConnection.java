package io.countersign.rest.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection that cannot be held by a client that is slow on purpose, and that ends in good
 * order: a socket closed with bytes unread is reset, and the reset may overtake the answer (RFC
 * 9112 section 9.6), so what still comes is read and dropped for a moment.
 */
final class WatchedConnection implements ServerConnection {
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int LINGER_BYTES = 4 * 1024 * 1024;

  private final ServerConnection http;
  private final ConnectionContext context;
  private final Watches watches;
  private volatile boolean closing;
  private volatile @Nullable Watch watch;

  WatchedConnection(ServerConnection http, ConnectionContext context, Watches watches) {
    this.http = http;
    this.context = context;
    this.watches = watches;
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    Watch opened = watches.open(context.dataWriter());
    watch = opened;
    try {
      ScopedValue.where(Watch.CURRENT, opened)
          .call(() -> {
            serve(limit);
            return opened;
          });
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception unchecked) {
      throw (RuntimeException) unchecked;
    } finally {
      watches.close(opened);
      // Whatever Helidon does to close the socket must not find an interrupt that came too late.
      Thread.interrupted();
    }
  }

  private void serve(Limit limit) throws InterruptedException {
    try {
      http.handle(limit);
    } catch (LastAnswer sent) {
      linger();
      throw sent;
    }
    if (!closing) {
      linger();
    }
  }

  private void linger() {
    Watch.CURRENT.get().between(System.nanoTime() + LINGER_NANOS);
    DataReader reader = context.dataReader();
    int dropped = 0;
    try {
      while (dropped < LINGER_BYTES) {
        reader.ensureAvailable();
        dropped += reader.available();
        reader.skip(reader.available());
      }
    } catch (DataReader.InsufficientDataAvailableException clientClosed) {
      throw new CloseConnectionException("closed by the client", clientClosed);
    }
  }

  /** Ours: Helidon's own check would interrupt at any moment, see {@link Watch}. */
  @Override
  public Duration idleTime() {
    return Duration.ZERO;
  }

  /** Helidon interrupts a connection that waits for a request; under the lock it still does. */
  @Override
  public void close(boolean interrupt) {
    closing = true;
    Watch current = watch;
    if (current == null) {
      http.close(interrupt);
    } else {
      synchronized (current) {
        http.close(interrupt);
      }
    }
  }
}
