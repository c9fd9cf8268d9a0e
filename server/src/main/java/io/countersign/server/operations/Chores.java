package io.countersign.server.operations;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does chores in the background. One that fails is logged and tried again the next time. */
public final class Chores implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final long SECONDS_TO_STOP = 10;

  private final List<Chore> chores;
  private final ScheduledExecutorService schedule;

  public Chores(List<Chore> chores) {
    this.chores = List.copyOf(chores);
    this.schedule =
        Executors.newScheduledThreadPool(
            Math.max(1, chores.size()), Thread.ofVirtual().name("chore-", 0).factory());
  }

  /** Does each at once, and again after its time. */
  public void start() {
    chores.forEach(this::repeat);
  }

  private void repeat(Chore chore) {
    // The future never ends by itself, for nothing escapes from an attempt.
    var _ =
        schedule.scheduleWithFixedDelay(
            () -> attempt(chore), 0, chore.every().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whatever escaped would end the chore for good. */
  private static void attempt(Chore chore) {
    try {
      chore.work().run();
    } catch (RuntimeException | Error failure) {
      LOG.error("{} failed and is tried again in {}", chore.name(), chore.every(), failure);
    }
  }

  /** Interrupts what is being done: every chore may be stopped at any time. */
  @Override
  public void close() {
    schedule.shutdownNow();
    try {
      if (!schedule.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.warn("a chore did not stop within {} s", SECONDS_TO_STOP);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
