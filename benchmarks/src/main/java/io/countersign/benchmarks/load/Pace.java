package io.countersign.benchmarks.load;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Something that begins so many times a second, whether or not what began before is done: a server
 * that hangs gets no rest by it, and what waits for a client to be free has begun.
 */
public final class Pace {

  private static final long SECOND = 1_000_000_000L;

  private final int perSecond;
  private final int clients;
  private final Duration time;

  /**
   * @param perSecond how often it begins, 1 or more
   * @param clients how many of them there may be at once
   * @param time for how long
   */
  public Pace(int perSecond, int clients, Duration time) {
    this.perSecond = perSecond;
    this.clients = clients;
    this.time = time;
  }

  /** What came of it all. */
  private record Tally(Queue<Long> nanos, Queue<String> errors, CountDownLatch left) {

    void once(Queue<Work> idle, long due) {
      Work own = idle.remove(); // there are as many as threads
      try {
        if (!own.once()) {
          errors.add("nothing was left to do");
        }
      } catch (Exception wrong) {
        errors.add(wrong.toString());
      } finally {
        nanos.add(System.nanoTime() - due);
        idle.add(own);
        left.countDown();
      }
    }
  }

  /** Runs it by that many clients. */
  public Measured run(IntFunction<Work> work) throws InterruptedException {
    Queue<Work> idle = new ConcurrentLinkedQueue<>();
    for (int client = 0; client < clients; client++) {
      idle.add(work.apply(client));
    }
    int times = Math.toIntExact(perSecond * time.toSeconds());
    Tally tally =
        new Tally(
            new ConcurrentLinkedQueue<>(),
            new ConcurrentLinkedQueue<>(),
            new CountDownLatch(times));
    long start = System.nanoTime();
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < times; i++) {
        long due = start + i * SECOND / perSecond;
        var _ =
            clock.schedule(
                () -> threads.execute(() -> tally.once(idle, due)),
                due - System.nanoTime(),
                TimeUnit.NANOSECONDS);
      }
      tally.left().await();
    }
    idle.forEach(Work::close);
    return new Measured(
        tally.nanos().stream().mapToLong(Long::longValue).sorted().toArray(),
        System.nanoTime() - start,
        tally.errors().size(),
        tally.errors().stream().findFirst().orElse(""));
  }
}
