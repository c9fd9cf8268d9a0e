package io.countersign.server.plugin;

import java.time.Duration;

/**
 * How much of the server one plugin may take.
 *
 * @param start how long a plugin may take to start
 * @param call how long one call may take, waiting for a thread included
 * @param send how long sending one message may take
 * @param threads how many calls may run at once, those that never return included
 * @param hangs after how many calls in a row that did not return in time the factor is unavailable
 * @param pause how long it then is, until one call is let through to see whether it works again
 * @param grace how long a version that was replaced still takes calls, for who had found it before
 */
public record GuardLimits(
    Duration start,
    Duration call,
    Duration send,
    int threads,
    int hangs,
    Duration pause,
    Duration grace) {

  /**
   * @throws IllegalArgumentException if a value is not positive
   */
  public GuardLimits {
    if (!start.isPositive() || !call.isPositive() || !send.isPositive() || !pause.isPositive()) {
      throw new IllegalArgumentException("a plugin needs some time");
    }
    if (threads < 1 || hangs < 1 || grace.isNegative()) {
      throw new IllegalArgumentException("a plugin needs at least one thread and one try");
    }
  }

  /**
   * 30 s to start, 2 s a call, 20 s to send, 8 threads, a pause of 30 s after 5 hangs, and 10 s to
   * go on after a replacement.
   */
  public static GuardLimits defaults() {
    return new GuardLimits(
        Duration.ofSeconds(30),
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        8,
        5,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }
}
