package io.countersign.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** A number of clients that work side by side, each in a thread of its own. */
public final class Load {

  private static final int MOST_SAMPLES = 1 << 20;

  private final int clients;
  private final Duration time;

  /**
   * @param clients how many at once
   * @param time how long at the most
   */
  public Load(int clients, Duration time) {
    this.clients = clients;
    this.time = time;
  }

  /** What one client saw. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Seen(long[] nanos, long errors, String firstError) {}

  /** Runs one {@link Work} a client, all starting together. */
  public Measured run(IntFunction<Work> work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Seen>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        Work own = work.apply(client);
        Callable<Seen> task = () -> repeat(own, start);
        running.add(threads.submit(task));
      }
      long begin = System.nanoTime();
      start.countDown();
      List<Seen> seen = new ArrayList<>();
      for (Future<Seen> one : running) {
        seen.add(one.get());
      }
      return sum(seen, System.nanoTime() - begin);
    }
  }

  private Seen repeat(Work work, CountDownLatch start) throws InterruptedException {
    long[] nanos = new long[1024];
    int count = 0;
    long errors = 0;
    String firstError = "";
    start.await();
    long end = System.nanoTime() + time.toNanos();
    try (work) {
      for (long begin = System.nanoTime(); begin < end && count < MOST_SAMPLES; ) {
        try {
          if (!work.once()) {
            break;
          }
        } catch (Exception wrong) {
          errors++;
          firstError = firstError.isEmpty() ? wrong.toString() : firstError;
        }
        long now = System.nanoTime();
        nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
        nanos[count++] = now - begin;
        begin = now;
      }
    }
    return new Seen(Arrays.copyOf(nanos, count), errors, firstError);
  }

  private static Measured sum(List<Seen> seen, long nanos) {
    long[] all = seen.stream().flatMapToLong(one -> Arrays.stream(one.nanos())).sorted().toArray();
    long errors = seen.stream().mapToLong(Seen::errors).sum();
    String first =
        seen.stream().map(Seen::firstError).filter(text -> !text.isEmpty()).findFirst().orElse("");
    return new Measured(all, nanos, errors, first);
  }
}
