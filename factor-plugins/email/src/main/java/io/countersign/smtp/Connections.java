package io.countersign.smtp;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are kept open: a bounded number, each asked whether it is still there before it
 * is used again, and closed when nobody used it for a while.
 */
final class Connections {

  private record Idle(Connection connection, long since) {}

  private final SmtpSettings settings;
  private final LongSupplier nanoTime;
  private final Semaphore free;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  Connections(SmtpSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    free = new Semaphore(settings.maxConnections(), true);
  }

  /**
   * One for a send: to be {@linkplain #giveBack given back} or {@linkplain #discard discarded}.
   *
   * @return nothing if all were in use for as long as a send may take
   */
  Optional<Connection> borrow(Deadline deadline) throws MessagingException, InterruptedException {
    Duration most = settings.timeouts().send();
    if (!free.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    Connection borrowed = null;
    try {
      borrowed = connection(deadline);
      return Optional.of(borrowed);
    } finally {
      if (borrowed == null) {
        free.release();
      }
    }
  }

  private Connection connection(Deadline deadline) throws MessagingException {
    for (Connection kept = kept(); kept != null; kept = kept()) {
      if (kept.alive(deadline)) {
        return kept;
      }
      kept.abandon();
    }
    return Connection.open(settings, deadline);
  }

  /** The one that was used last, so that the others grow old. */
  private synchronized @Nullable Connection kept() {
    Idle last = idle.pollLast();
    return last == null ? null : last.connection();
  }

  void giveBack(Connection connection) {
    if (!keep(connection)) {
      connection.close();
    }
    free.release();
  }

  private synchronized boolean keep(Connection connection) {
    return !closed && idle.add(new Idle(connection, nanoTime.getAsLong()));
  }

  void discard(Connection connection) {
    connection.abandon();
    free.release();
  }

  /** Closes those that nobody used for too long. */
  void closeIdle() {
    aged(settings.timeouts().idle().toNanos()).forEach(Connection::close);
  }

  private synchronized List<Connection> aged(long most) {
    long now = nanoTime.getAsLong();
    List<Connection> aged = new ArrayList<>();
    for (Idle first = idle.peekFirst();
        first != null && now - first.since() >= most;
        first = idle.peekFirst()) {
      aged.add(idle.removeFirst().connection());
    }
    return aged;
  }

  /** Those in use are closed when they are given back. */
  void close() {
    List<Connection> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      idle.forEach(each -> all.add(each.connection()));
      idle.clear();
    }
    all.forEach(Connection::close);
  }
}
