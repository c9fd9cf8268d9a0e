package io.countersign.server.cli;

import java.util.concurrent.CountDownLatch;

/** Keeps a command running until SIGTERM or SIGINT, and closes in order what it runs. */
final class UntilStopped {

  private final CountDownLatch stopped = new CountDownLatch(1);

  private UntilStopped() {}

  static UntilStopped of(AutoCloseable running) {
    UntilStopped until = new UntilStopped();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> until.close(running), "stop"));
    return until;
  }

  private void close(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    } finally {
      stopped.countDown();
    }
  }

  void await() {
    try {
      stopped.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
