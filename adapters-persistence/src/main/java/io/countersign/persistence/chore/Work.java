package io.countersign.persistence.chore;

import io.countersign.application.chore.ClusteredChore;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does chores until it is stopped, and then interrupts them, and nothing around them. */
final class Work {

  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  private final Set<Thread> workers = new HashSet<>();
  private boolean stopped;

  void run(ClusteredChore chore) {
    if (!begun()) {
      return;
    }
    try {
      chore.work().run();
    } catch (RuntimeException | Error failure) {
      if (!isStopped()) {
        LOG.error("{} failed and is tried again in {}", chore.name(), chore.every(), failure);
      }
      throw failure;
    } finally {
      end();
    }
  }

  private synchronized boolean begun() {
    return !stopped && workers.add(Thread.currentThread());
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** What follows is the schedule's own, and must not be interrupted. */
  private synchronized void end() {
    workers.remove(Thread.currentThread());
    boolean _ = Thread.interrupted();
  }

  synchronized void stop() {
    stopped = true;
    workers.forEach(Thread::interrupt);
  }
}
