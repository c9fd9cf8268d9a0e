package io.countersign.benchmarks.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a run took.
 *
 * @param nanos the time of every operation, ascending
 * @param wall how long the run took, in nanoseconds
 * @param errors how many operations did not come out as they should
 * @param firstError one of them, or nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Measured(long[] nanos, long wall, long errors, String firstError) {

  /** What several runs of the same took together. */
  public static Measured together(List<Measured> runs) {
    return new Measured(
        runs.stream().flatMapToLong(one -> Arrays.stream(one.nanos())).sorted().toArray(),
        runs.stream().mapToLong(Measured::wall).sum(),
        runs.stream().mapToLong(Measured::errors).sum(),
        runs.stream()
            .map(Measured::firstError)
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElse(""));
  }

  /** What the fastest {@code share} of each run took at the most, in milliseconds. */
  public static String each(List<Measured> runs, double share) {
    return runs.stream()
        .map(run -> String.format(Locale.ROOT, "%.1f", run.millisAt(share)))
        .collect(Collectors.joining(", "));
  }

  /** Operations a second. */
  public double perSecond() {
    return nanos.length * 1e9 / wall;
  }

  /** How long the fastest {@code share} of all operations took at the most, in milliseconds. */
  public double millisAt(double share) {
    int last = nanos.length - 1;
    return last < 0 ? 0 : nanos[(int) Math.round(last * share)] / 1e6;
  }

  /** How many operations there were. */
  public int count() {
    return nanos.length;
  }
}
