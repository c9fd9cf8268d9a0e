package io.countersign.persistence;

import io.countersign.application.chore.ClusteredChores;
import io.countersign.application.chore.ClusteredChoresContract;
import io.countersign.application.fixture.SettableClock;
import io.countersign.persistence.chore.Pace;
import java.time.Duration;

final class DbSchedulerChoresTest extends EachDatabase implements ClusteredChoresContract {

  /** Nobody is thought dead, however fast the clock goes. */
  private static final Pace PACE = new Pace(Duration.ofMillis(5), Duration.ofDays(30));

  @Override
  public ClusteredChores chores() {
    return ((JooqStorage) storage).clusteredChores(PACE);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
