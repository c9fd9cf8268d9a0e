package io.countersign.persistence.embedded;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets many commits share one write. Who has committed in memory waits for a write that begins
 * afterwards. One of those who wait makes it, for all of them, while the next gather.
 */
final class GroupCommit {

  private final Runnable write;
  private final ReentrantLock lock = new ReentrantLock();
  private Group gathering = new Group(lock.newCondition());
  private boolean writing;

  /**
   * @param write makes durable whatever was committed before it is called, or throws
   */
  GroupCommit(Runnable write) {
    this.write = write;
  }

  /** Those who wait for the same write. */
  private static final class Group {

    private final Condition news;
    private boolean written;
    private @Nullable Throwable failure;

    Group(Condition news) {
      this.news = news;
    }
  }

  /**
   * Waits until everything that this thread has committed is durable. An interruption does not end
   * it.
   *
   * @throws IllegalStateException if the write failed; what was committed may be durable or not
   */
  void await() {
    lock.lock();
    try {
      Group own = gathering;
      while (!own.written) {
        if (writing) {
          own.news.awaitUninterruptibly();
        } else {
          lead(own);
        }
      }
      if (own.failure != null) {
        throw new IllegalStateException("the write failed", own.failure);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many wait for the write that comes next. */
  int waiting() {
    lock.lock();
    try {
      return lock.getWaitQueueLength(gathering.news);
    } finally {
      lock.unlock();
    }
  }

  /** Only the group that gathers is not written while nobody writes. */
  private void lead(Group own) {
    writing = true;
    gathering = new Group(lock.newCondition());
    lock.unlock();
    Throwable failure = null;
    try {
      write.run();
    } catch (Throwable e) { // whatever it is, nobody may be left to wait
      failure = e;
    } finally {
      lock.lock();
      writing = false;
      own.failure = failure;
      own.written = true;
      own.news.signalAll();
      gathering.news.signal();
    }
  }
}
