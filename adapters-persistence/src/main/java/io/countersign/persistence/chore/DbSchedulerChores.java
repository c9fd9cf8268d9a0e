package io.countersign.persistence.chore;

import io.countersign.application.chore.ClusteredChore;
import io.countersign.application.chore.ClusteredChores;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;

/** {@link ClusteredChores} by db-scheduler, on a table of the store. */
public final class DbSchedulerChores implements ClusteredChores {

  private final DataSource pool;
  private final InstantSource clock;
  private final Pace pace;

  public DbSchedulerChores(DataSource pool, InstantSource clock, Pace pace) {
    this.pool = pool;
    this.clock = clock;
    this.pace = pace;
  }

  /** Loads the library beside whatever the caller does next. */
  @Override
  public Running start(List<ClusteredChore> chores) {
    List<ClusteredChore> copy = List.copyOf(chores);
    FutureTask<Node> beginning = new FutureTask<>(() -> Node.begun(pool, clock, pace, copy));
    Thread.ofVirtual().name("chores").start(beginning);
    return () -> end(beginning);
  }

  private static void end(FutureTask<Node> begun) {
    try {
      begun.get().end();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the chores never began", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
