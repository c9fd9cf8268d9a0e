package io.countersign.policies.actions.sandbox;

import java.time.Duration;

/**
 * How much scripts may use.
 *
 * @param time of the wall, of one run; what is not done by then is ended. Four times as much where
 *     the machine is so busy that no processor worked for it half of that time
 * @param patience how long a run waits for its turn
 * @param memory of one run, in bytes
 * @param places how many run at once; one script has all but one of them at most, so that a script
 *     that only loops never keeps all others waiting
 */
public record Bounds(Duration time, Duration patience, int memory, int places) {

  private static final int MIB = 1 << 20;
  private static final int MOST_MEMORY = 32 * MIB;
  private static final int LEAST_MEMORY = 4 * MIB;

  /**
   * @throws IllegalArgumentException if a value makes no sense
   */
  public Bounds {
    if (time.isNegative() || time.isZero() || memory < LEAST_MEMORY || places < 2) {
      throw new IllegalArgumentException("a script needs time, 4 MiB and two places");
    }
  }

  /**
   * For a machine: 500 ms, and all runs together take a third of the heap at most, because who runs
   * out of heap takes the whole server along.
   *
   * @param heap in bytes, at most
   */
  public static Bounds of(int processors, long heap) {
    int most = Math.max(3, (int) Math.min(Integer.MAX_VALUE, heap / 3 / LEAST_MEMORY));
    int places = Math.clamp(processors + 1, 3, most);
    long fair = heap / 3 / places;
    int memory = Math.clamp(fair, LEAST_MEMORY, MOST_MEMORY);
    return new Bounds(Duration.ofMillis(500), Duration.ofSeconds(5), memory, places);
  }
}
