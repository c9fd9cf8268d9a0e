package com.example.countersign.sqlite;

import io.countersign.application.chore.ClusteredChore;
import io.countersign.application.chore.ClusteredChores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@link ClusteredChores} of the processes on one machine. Who does a chore has it for a while; one
 * that takes longer may be done twice at once.
 */
record SqliteClusteredChores(Sqlite database, InstantSource clock) implements ClusteredChores {

  private static final System.Logger LOG =
      System.getLogger(SqliteClusteredChores.class.getName());

  private static final Duration MINE = Duration.ofMinutes(10);
  private static final long MILLIS_BETWEEN_LOOKS = 500;
  private static final long SECONDS_TO_STOP = 5;

  @Override
  public Running start(List<ClusteredChore> chores) {
    ScheduledExecutorService node =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("chores").factory());
    var _ =
        node.scheduleWithFixedDelay(
            () -> chores.forEach(this::attempt), 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    return () -> stop(node);
  }

  /** Whatever escaped would end all of it for good. */
  private void attempt(ClusteredChore chore) {
    try {
      if (taken(chore.name())) {
        run(chore);
      }
    } catch (RuntimeException | Error failed) {
      LOG.log(System.Logger.Level.WARNING, chore.name() + " failed and is tried again", failed);
    }
  }

  private boolean taken(String name) {
    Instant now = clock.instant();
    return database.inTransaction(() -> {
      boolean later =
          database
              .first("select due from chores where name = ? and due > ?", row -> true, name, now)
              .isPresent();
      if (!later) {
        plan(name, now.plus(MINE));
      }
      return !later;
    });
  }

  private void run(ClusteredChore chore) {
    try {
      chore.work().run();
    } finally {
      boolean interrupted = Thread.interrupted();
      plan(chore.name(), clock.instant().plus(chore.every()));
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void plan(String name, Instant due) {
    database.change("insert or replace into chores (name, due) values (?, ?)", name, due);
  }

  private static void stop(ScheduledExecutorService node) {
    node.shutdownNow();
    try {
      if (!node.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "a chore did not stop");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
