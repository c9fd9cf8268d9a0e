package io.countersign.application.chore;

import java.time.Duration;

/**
 * Something that is done again and again, by one node at a time.
 *
 * @param name the same on all nodes: 1 to 100 letters, digits and hyphens
 * @param every how long nobody does it after it was done, whether it failed or not; one millisecond
 *     or more
 * @param work may be interrupted at any time, and may now and then be done by two nodes at once: a
 *     node that was thought dead may go on
 */
public record ClusteredChore(String name, Duration every, Runnable work) {

  /** Checks the name and the time. */
  public ClusteredChore {
    if (!name.matches("[A-Za-z0-9-]{1,100}")) {
      throw new IllegalArgumentException("no name for a chore: " + name);
    }
    if (every.toMillis() < 1) {
      throw new IllegalArgumentException("a chore is not done all the time: " + every);
    }
  }
}
