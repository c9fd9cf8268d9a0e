package io.countersign.domain.lockout;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Wrong guesses, by what was guessed at.
 *
 * @param byAction how many, each 1 or more
 * @param times when they were, in order; of fewer than there are, it is those that came last
 */
public record Failures(
    Map<AttemptAction, Integer> byAction, Map<AttemptAction, List<Instant>> times) {

  /** None. */
  public static final Failures NONE = new Failures(Map.of());

  /** Keeps copies, and no more times than there are failures. */
  public Failures {
    Map<AttemptAction, Integer> counts = new EnumMap<>(AttemptAction.class);
    counts.putAll(byAction);
    Map<AttemptAction, List<Instant>> known = new EnumMap<>(AttemptAction.class);
    for (Map.Entry<AttemptAction, List<Instant>> one : times.entrySet()) {
      int many = counts.getOrDefault(one.getKey(), 0);
      List<Instant> last = one.getValue().stream().sorted().toList();
      last = last.subList(Math.max(0, last.size() - many), last.size());
      if (!last.isEmpty()) {
        known.put(one.getKey(), List.copyOf(last));
      }
    }
    byAction = Collections.unmodifiableMap(counts);
    times = Collections.unmodifiableMap(known);
  }

  /** Of which nobody knows when they were. */
  public Failures(Map<AttemptAction, Integer> byAction) {
    this(byAction, Map.of());
  }

  /** How many there are. */
  public int total() {
    return byAction.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** One more. */
  Failures plus(AttemptAction action, Instant at) {
    return plus(new Failures(Map.of(action, 1), Map.of(action, List.of(at))));
  }

  /** Both together. */
  Failures plus(Failures others) {
    Map<AttemptAction, Integer> sum = new EnumMap<>(AttemptAction.class);
    sum.putAll(byAction);
    others.byAction.forEach((action, many) -> sum.merge(action, many, Integer::sum));
    Map<AttemptAction, List<Instant>> all = new EnumMap<>(AttemptAction.class);
    all.putAll(times);
    others.times.forEach((action, more) -> all.merge(action, more, Failures::both));
    return new Failures(sum, all);
  }

  private static List<Instant> both(List<Instant> some, List<Instant> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Without those at this. */
  Failures without(AttemptAction action) {
    Map<AttemptAction, Integer> left = new EnumMap<>(AttemptAction.class);
    left.putAll(byAction);
    left.remove(action);
    return new Failures(left, times);
  }

  /** Without saying when they were. */
  Failures untimed() {
    return new Failures(byAction);
  }

  /** Each with its time, and none before this: as old are those that have none, or an older one. */
  Failures timed(Instant first) {
    Map<AttemptAction, List<Instant>> all = new EnumMap<>(AttemptAction.class);
    byAction.forEach((action, many) -> {
      List<Instant> later =
          times.getOrDefault(action, List.of()).stream().filter(first::isBefore).toList();
      all.put(action, both(Collections.nCopies(many - later.size(), first), later));
    });
    return new Failures(byAction, all);
  }

  /** Those that were later than this; of each it has to be known when it was. */
  Failures after(Instant moment) {
    Map<AttemptAction, List<Instant>> later = new EnumMap<>(AttemptAction.class);
    Map<AttemptAction, Integer> counts = new EnumMap<>(AttemptAction.class);
    times.forEach((action, all) -> {
      List<Instant> left = all.stream().filter(moment::isBefore).toList();
      if (!left.isEmpty()) {
        later.put(action, left);
        counts.put(action, left.size());
      }
    });
    return new Failures(counts, later);
  }

  /** When the first one was, as far as is known. */
  Optional<Instant> first() {
    return times.values().stream().flatMap(Collection::stream).min(naturalOrder());
  }

  /** When the last one was, as far as is known. */
  Optional<Instant> last() {
    return times.values().stream().flatMap(Collection::stream).max(naturalOrder());
  }

  /** How many there are, for {@link #of}: at most 120 characters. */
  public String text() {
    return byAction.entrySet().stream()
        .map(one -> one.getKey().text() + "=" + one.getValue())
        .collect(Collectors.joining(" "));
  }

  /**
   * When they were, for {@link #of}: at most 13,000 characters. It is left out of those before the
   * last 1,000; they are as old as the tally says, and that many are too many without them.
   */
  public String timesText() {
    return TimesText.write(times);
  }

  /**
   * The failures of a {@link #text}; those at what is not known here are left out. How many there
   * are it says alone: a server of the version before changes it, and leaves the times as they are.
   *
   * @param times a {@link #timesText}, be it an older one, or empty
   */
  public static Failures of(String text, String times) {
    Map<AttemptAction, Integer> counts =
        Arrays.stream(text.split(" ", -1))
            .map(one -> one.split("=", -1))
            .filter(one -> one.length == 2 && AttemptAction.named(one[0]).isPresent())
            .collect(
                Collectors.toMap(
                    one -> AttemptAction.named(one[0]).orElseThrow(),
                    one -> Integer.parseInt(one[1])));
    return new Failures(counts, TimesText.read(times));
  }
}
