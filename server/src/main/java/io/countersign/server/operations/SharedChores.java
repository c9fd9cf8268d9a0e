package io.countersign.server.operations;

import io.countersign.application.chore.ClusteredChore;
import io.countersign.application.chore.ClusteredChores;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chores that one node at a time does for all of them. */
public final class SharedChores implements AutoCloseable {

  private final ClusteredChores clustered;
  private final List<ClusteredChore> chores;
  private ClusteredChores.@Nullable Running running;

  public SharedChores(ClusteredChores clustered, List<ClusteredChore> chores) {
    this.clustered = clustered;
    this.chores = List.copyOf(chores);
  }

  /** Takes part from now on. */
  public synchronized void start() {
    running = clustered.start(chores);
  }

  /** Takes no further part; interrupts what is being done. */
  @Override
  public synchronized void close() {
    if (running != null) {
      running.close();
    }
  }
}
