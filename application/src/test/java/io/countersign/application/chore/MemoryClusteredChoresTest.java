package io.countersign.application.chore;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.transaction.MemoryStore;

final class MemoryClusteredChoresTest implements ClusteredChoresContract {

  private final MemoryStore store = new MemoryStore();
  private final SettableClock clock = new SettableClock(Samples.NOW);

  @Override
  public ClusteredChores chores() {
    return new MemoryClusteredChores(store, clock);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
