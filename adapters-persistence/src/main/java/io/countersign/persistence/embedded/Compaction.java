package io.countersign.persistence.embedded;

import java.time.Duration;
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
  static final int LARGE = 128 * 1_024;

  /** Bytes to write again in one go; commits wait for some 10 ms meanwhile. */
  private static final int STEP = 512 * 1_024;

  private static final int ANY_FILL_RATE = 100;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /** A store, and how what changes in it becomes durable. */
  record Durable(MVStore store, GroupCommit group) {}

  private final Supplier<Optional<Durable>> current;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;

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
      while (!ending.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        current.get().ifPresent(Compaction::step);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails is left to those who commit: they know whom to tell. */
  private static void step(Durable durable) {
    try {
      if (areTooMany(durable.store()) && durable.store().compact(ANY_FILL_RATE, STEP)) {
        durable.group().await();
      }
    } catch (RuntimeException failed) {
      LOG.debug("the embedded database could not be compacted", failed);
    }
  }

  private static boolean areTooMany(MVStore store) {
    return !store.isClosed() && chunks(store) > Math.max(FEW, store.getFileStore().size() / LARGE);
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
