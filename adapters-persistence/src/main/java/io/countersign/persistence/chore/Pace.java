package io.countersign.persistence.chore;

import java.time.Duration;

/**
 * How soon things are noticed.
 *
 * @param look how often a node looks for what is due
 * @param heartbeat how often a node says that it still does a chore; after four times this long
 *     without a word it is thought dead. Clocks of nodes may differ by less than that
 */
public record Pace(Duration look, Duration heartbeat) {

  /** A statement every few seconds, and a minute for a node that died. */
  public static final Pace USUAL = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(15));

  /** The fewest that db-scheduler accepts. */
  static final int MISSED_HEARTBEATS = 4;
}
