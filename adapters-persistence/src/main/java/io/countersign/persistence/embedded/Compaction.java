package io.countersign.persistence.embedded;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the chunks of a database few, for H2 has something of each in memory.
 *
 * <p>Each write makes a chunk, and a chunk stays as long as anything in it is current. A page that
 * is seldom changed keeps the whole of the one it was written with: without end there would be a
 * chunk for every page. What is still current in old ones is written again here, together. H2 has a
 * thread of its own for that, which also commits; see the write delay of {@link EmbeddedDatabase}.
 */
final class Compaction implements AutoCloseable {

  /** They take a megabyte of memory; so many are left alone. Tests of kills have less. */
  static final int FEW = Integer.getInteger("countersign.embedded.chunks", 2_000);

  /** In a larger database, chunks of at least so many bytes on the average are left alone. */
  private static final int LARGE = 256 * 1_024;

  /** Bytes to write again in one go; commits wait meanwhile, some 10 ms if they are in memory. */
  private static final int STEP = 512 * 1_024;

  /** What H2 would like to write again may be more than it is let, or not to be moved at all. */
  private static final int LARGEST_STEP = 8 * STEP;

  private static final int FUTILE = 20;

  private static final int ANY_FILL_RATE = 100;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

  /** Rounds in the time in which H2 writes no chunk again, because it is too young (10 s). */
  private static final int YOUTH = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /** A store, and how what changes in it becomes durable. */
  record Durable(MVStore store, GroupCommit group) {}

  private final Supplier<Optional<Durable>> current;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;

  /** The store's version at each of the last rounds: each write makes a version, and a chunk. */
  private final Deque<Long> versions = new ArrayDeque<>();

  private int step = STEP;
  private int futile;

  /**
   * @param current what to look after; H2 may open a database anew, with another store
   */
  Compaction(Supplier<Optional<Durable>> current) {
    this.current = current;
    this.thread = Thread.ofPlatform().daemon().name("embedded-compaction").unstarted(this::keepFew);
  }

  Compaction start() {
    thread.start();
    return this;
  }

  private void keepFew() {
    try {
      Duration pause = PAUSE;
      while (!ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = current.get().map(this::round).orElse(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** H2 closes a store that it cannot read: who tries that again at once lets nobody work. */
  private Duration round(Durable durable) {
    try {
      if (!durable.store().isClosed()) {
        compact(durable);
      }
      return PAUSE;
    } catch (RuntimeException | Error failed) {
      LOG.warn("the embedded database could not be compacted", failed);
      return AFTER_FAILURE;
    }
  }

  private void compact(Durable durable) {
    MVStore store = durable.store();
    int young = young(store.getCurrentVersion());
    if (chunks(store) - young <= Math.max(FEW, store.getFileStore().size() / LARGE)) {
      return;
    }
    if (store.compact(ANY_FILL_RATE, step)) {
      durable.group().await();
      step = STEP;
      futile = 0;
    } else if (++futile % FUTILE == 0) {
      step = Math.min(2 * step, LARGEST_STEP);
    }
  }

  /** How many chunks were written in the time in which none is written again. */
  private int young(long version) {
    if (!versions.isEmpty() && version < versions.getLast()) {
      versions.clear();
    }
    versions.addLast(version);
    if (versions.size() > YOUTH) {
      versions.removeFirst();
    }
    return Math.toIntExact(version - versions.getFirst());
  }

  static int chunks(MVStore store) {
    Map<String, String> info = new HashMap<>();
    store.getFileStore().populateInfo(info::put);
    return Integer.parseInt(info.getOrDefault("info.CHUNK_COUNT", "0"));
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    ending.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
