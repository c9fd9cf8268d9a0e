package io.countersign.domain.lockout;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Wrong guesses, by what was guessed at.
 *
 * @param byAction each 1 or more
 */
public record Failures(Map<AttemptAction, Integer> byAction) {

  /** None. */
  public static final Failures NONE = new Failures(Map.of());

  /** Keeps a copy. */
  public Failures {
    Map<AttemptAction, Integer> copy = new EnumMap<>(AttemptAction.class);
    copy.putAll(byAction);
    byAction = Collections.unmodifiableMap(copy);
  }

  /** How many there are. */
  public int total() {
    return byAction.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** One more. */
  public Failures plus(AttemptAction action) {
    return plus(new Failures(Map.of(action, 1)));
  }

  /** Both together. */
  public Failures plus(Failures others) {
    Map<AttemptAction, Integer> sum = new EnumMap<>(AttemptAction.class);
    sum.putAll(byAction);
    others.byAction.forEach((action, many) -> sum.merge(action, many, Integer::sum));
    return new Failures(sum);
  }

  /** Without those at this. */
  public Failures without(AttemptAction action) {
    return new Failures(
        byAction.entrySet().stream()
            .filter(one -> one.getKey() != action)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** For {@link #of}: at most 120 characters. */
  public String text() {
    return byAction.entrySet().stream()
        .map(one -> one.getKey().text() + "=" + one.getValue())
        .collect(Collectors.joining(" "));
  }

  /** The failures of a {@link #text}; those at what is not known here are left out. */
  public static Failures of(String text) {
    return new Failures(
        Arrays.stream(text.split(" ", -1))
            .map(one -> one.split("=", -1))
            .filter(one -> one.length == 2 && AttemptAction.named(one[0]).isPresent())
            .collect(
                Collectors.toMap(
                    one -> AttemptAction.named(one[0]).orElseThrow(),
                    one -> Integer.parseInt(one[1]))));
  }
}
