package io.countersign.smtp;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The end of one send: a server that answers a byte at a time keeps every other limit. */
final class Deadline implements AutoCloseable {

  private final AtomicReference<Line> watched = new AtomicReference<>(new Line());
  private final Future<?> alarm;
  private volatile boolean passed;

  Deadline(ScheduledExecutorService clock, Duration most) {
    alarm = clock.schedule(this::pass, most.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void pass() {
    passed = true;
    watched.get().cut();
  }

  /** This is what the send waits on from now on. */
  void watch(Line line) {
    watched.set(line);
    if (passed) {
      line.cut();
    }
  }

  boolean passed() {
    return passed;
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
