package io.countersign.application.chore;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** {@link ClusteredChores} whose nodes share one store in memory; none of them dies. */
public final class MemoryClusteredChores implements ClusteredChores {

  private record Plan(Instant due, boolean taken) {}

  private final MemoryStore store;
  private final MemoryTable<Plan> plans;
  private final InstantSource clock;

  public MemoryClusteredChores(MemoryStore store, InstantSource clock) {
    this.store = store;
    this.plans = store.table(Plan.class);
    this.clock = clock;
  }

  @Override
  public Running start(List<ClusteredChore> chores) {
    ScheduledExecutorService node =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    var _ =
        node.scheduleWithFixedDelay(
            () -> chores.forEach(this::attempt), 0, 1, TimeUnit.MILLISECONDS);
    return () -> {
      node.shutdownNow();
      try {
        var _ = node.awaitTermination(10, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private void attempt(ClusteredChore chore) {
    if (taken(chore.name())) {
      try {
        chore.work().run();
      } catch (RuntimeException failed) {
        // It is done again after its time.
      } finally {
        done(chore.name(), chore.every());
      }
    }
  }

  private boolean taken(String name) {
    return store.inTransaction(() -> {
      Instant now = clock.instant();
      Plan plan = plans.get(name).orElse(new Plan(now, false));
      boolean due = !plan.taken() && !now.isBefore(plan.due());
      if (due) {
        plans.put(new Plan(now, true), name);
      }
      return due;
    });
  }

  private void done(String name, Duration every) {
    boolean wasInterrupted = Thread.interrupted();
    plans.put(new Plan(clock.instant().plus(every), false), name);
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
