package io.countersign.application.chore;

import java.util.List;

/**
 * Does chores in the background, each on one of the nodes of a store at a time: the store knows
 * when each is due and who does it. What a node that died had begun, another one does again soon. A
 * store that fails keeps chores from being done until it answers again, and harms nothing else.
 */
public interface ClusteredChores {

  /**
   * Begins to take part. Returns at once; a chore that no node did before is due at once, too.
   *
   * @param chores with different names. A failure of one is logged, and the chore is done again
   *     after its time
   */
  Running start(List<ClusteredChore> chores);

  /** A node that takes part. */
  interface Running extends AutoCloseable {

    /**
     * Takes no further part. Interrupts the chore that this node does right now and waits some
     * seconds for its end.
     */
    @Override
    void close();
  }
}
