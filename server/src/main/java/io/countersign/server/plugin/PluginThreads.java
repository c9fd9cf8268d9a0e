package io.countersign.server.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which one plugin's code runs. They are its own, so that what it leaves behind in
 * them or takes from them is its own affair; they are platform threads, because a virtual thread
 * that spins keeps one of the few carriers of the whole server.
 */
final class PluginThreads implements AutoCloseable {

  private static final int WAITING = 1024;
  private static final long IDLE_SECONDS = 60;

  private final ThreadPoolExecutor threads;
  private final ClassLoader plugin;
  private final AtomicInteger callers = new AtomicInteger();
  private volatile boolean leaving;

  PluginThreads(String name, ClassLoader plugin, int most) {
    this.plugin = plugin;
    ThreadFactory factory =
        Thread.ofPlatform()
            .name("plugin-" + name + "-", 1)
            .daemon()
            .inheritInheritableThreadLocals(false)
            .factory();
    threads =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            factory);
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs plugin code and waits for it, but not for longer than {@code most}: then it is interrupted
   * and left to itself.
   *
   * @throws ExecutionException around whatever it threw
   * @throws RejectedExecutionException if too many calls wait, or after {@link #leave}
   */
  <T> T call(Callable<T> code, Duration most)
      throws ExecutionException, InterruptedException, TimeoutException {
    callers.incrementAndGet();
    try {
      if (leaving) {
        throw new RejectedExecutionException("the plugin is about to be unloaded");
      }
      return run(code, most);
    } finally {
      callers.decrementAndGet();
    }
  }

  /** As {@link #call}, also after {@link #leave}: for the plugin's own last things. */
  <T> T run(Callable<T> code, Duration most)
      throws ExecutionException, InterruptedException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(() -> inItsWorld(code));
    threads.execute(task);
    try {
      return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | InterruptedException e) {
      task.cancel(true);
      threads.remove(task);
      throw e;
    }
  }

  /** Takes no further calls. */
  void leave() {
    leaving = true;
  }

  /** Whether nobody waits for a call. After {@link #leave} that stays so. */
  boolean idle() {
    return callers.get() == 0;
  }

  /** Libraries find their own parts by it; one left by an earlier call must not matter. */
  private <T> T inItsWorld(Callable<T> code) throws Exception {
    Thread.currentThread().setContextClassLoader(plugin);
    return code.call();
  }

  /** Interrupts what still runs. Threads that do not care end with the process. */
  @Override
  public void close() {
    leaving = true;
    threads.shutdownNow();
  }
}
