package io.countersign.server.distribution;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Kills servers as {@code kill -9} does, every few seconds the one that is up for longest, and now
 * and then one more that is only starting. Those that were killed start again meanwhile.
 */
final class Killings {

  /** One of so many kills comes soon after another one, and hits what is only starting. */
  private static final int UP_TO_A_START = 4;

  private static final Duration SOON = Duration.ofSeconds(2);

  /** For how long a server that started is let do something, or nothing would ever be done. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** A server, from one start to the end. */
  private record Life(int server, Running running) {}

  private final Servers servers;
  private final BlockingQueue<Life> up = new LinkedBlockingQueue<>();
  private final Queue<Life> starting = new ConcurrentLinkedQueue<>();
  private final Set<Life> killed = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private int whileStarting;
  private int waits;

  Killings(Servers servers) {
    this.servers = servers;
    for (int i = 0; i < servers.count(); i++) {
      up.add(new Life(i, servers.running(i)));
    }
  }

  /** Returns when it is over and all of them are up again. */
  void goOn(int least, Duration lasting, Duration between) throws InterruptedException {
    long end = System.nanoTime() + lasting.toNanos();
    try (ExecutorService restarts = Executors.newVirtualThreadPerTaskExecutor()) {
      while (count() < least || System.nanoTime() < end) {
        long next = System.nanoTime() + between.toNanos();
        kill(longestUp(), restarts);
        if (count() % UP_TO_A_START == UP_TO_A_START - 1) {
          killWhileStarting(restarts);
        }
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
    checkAllCameBack();
  }

  private void kill(Life life, ExecutorService restarts) throws InterruptedException {
    killed.add(life);
    life.running().kill();
    restarts.execute(() -> restart(life.server()));
  }

  private void killWhileStarting(ExecutorService restarts) throws InterruptedException {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SOON.toNanos()));
    Life young = starting.poll();
    if (young != null) {
      kill(young, restarts);
      whileStarting++;
    }
  }

  private Life longestUp() throws InterruptedException {
    Life oldest = up.poll();
    if (oldest == null) {
      waits++;
    }
    while (oldest == null || killed.contains(oldest)) {
      checkAllCameBack();
      oldest = up.poll(1, TimeUnit.SECONDS);
    }
    return oldest;
  }

  private void checkAllCameBack() {
    Throwable failed = failure.get();
    if (failed != null) {
      throw new AssertionError("a server did not come back", failed);
    }
  }

  private void restart(int server) {
    Life life = new Life(server, servers.launch(server));
    starting.add(life);
    try {
      servers.awaitReady(server, life.running());
      starting.remove(life);
      LockSupport.parkNanos(GRACE.toNanos());
      up.add(life);
    } catch (AssertionError notUp) {
      if (!killed.contains(life)) {
        failure.set(notUp);
      }
    }
  }

  int count() {
    return killed.size();
  }

  @Override
  public String toString() {
    return "%d kills, %d of them of one that started; %d times none was up"
        .formatted(count(), whileStarting, waits);
  }
}
