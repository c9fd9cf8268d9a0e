package io.countersign.application.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many sign-ins are changed in which way, with the first few of each.
 *
 * @param counts absent where it is none
 * @param examples at most {@link #MOST_EXAMPLES} of each, and none of what stays the same
 */
public record Tally(Map<Change, Integer> counts, Map<Change, List<Example>> examples) {

  /** How many examples are kept of one kind. */
  public static final int MOST_EXAMPLES = 20;

  /** Before anything is counted. */
  public static final Tally NONE = new Tally(Map.of(), Map.of());

  /** Keeps copies. */
  public Tally {
    counts = Map.copyOf(counts);
    Map<Change, List<Example>> copies = new EnumMap<>(Change.class);
    examples.forEach((change, some) -> copies.put(change, List.copyOf(some)));
    examples = Map.copyOf(copies);
  }

  /** How many are changed in this way. */
  public int of(Change change) {
    return counts.getOrDefault(change, 0);
  }

  /** The first of those that are changed in this way. */
  public List<Example> examplesOf(Change change) {
    return examples.getOrDefault(change, List.of());
  }

  /** One more that stays the same. */
  Tally same() {
    return new Tally(plusOne(Change.SAME), examples);
  }

  /** One more. */
  Tally plus(Example example) {
    Change change = Change.of(example.then(), example.now());
    List<Example> some = examplesOf(change);
    if (change == Change.SAME || some.size() == MOST_EXAMPLES) {
      return new Tally(plusOne(change), examples);
    }
    List<Example> more = new ArrayList<>(some);
    more.add(example);
    Map<Change, List<Example>> all = new EnumMap<>(Change.class);
    all.putAll(examples);
    all.put(change, more);
    return new Tally(plusOne(change), all);
  }

  private Map<Change, Integer> plusOne(Change change) {
    Map<Change, Integer> more = new EnumMap<>(Change.class);
    more.putAll(counts);
    more.merge(change, 1, Integer::sum);
    return more;
  }
}
