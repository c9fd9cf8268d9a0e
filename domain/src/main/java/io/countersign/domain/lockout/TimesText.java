package io.countersign.domain.lockout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Times by action as text, for example {@code password=hfd2trv9c0,1hl0g0 sign-in=hfd2url9mo}: the
 * first one in microseconds since 1970, and how much later each other one was than the one before
 * it, to the base of 36. The 1,000 of an hour take about 6,000 characters.
 */
final class TimesText {

  /** More guesses than that no tenant allows. */
  private static final int MOST = 1_000;

  private static final int BASE = 36;

  private record Time(AttemptAction action, Instant at) {}

  private TimesText() {}

  /** The last ones, if there are too many. */
  static String write(Map<AttemptAction, List<Instant>> times) {
    List<Time> all =
        times.entrySet().stream()
            .flatMap(one -> one.getValue().stream().map(at -> new Time(one.getKey(), at)))
            .sorted(Comparator.comparing(Time::at))
            .toList();
    Map<AttemptAction, List<Instant>> last = new EnumMap<>(AttemptAction.class);
    all.stream()
        .skip(Math.max(0, all.size() - MOST))
        .forEach(one -> last.computeIfAbsent(one.action(), _ -> new ArrayList<>()).add(one.at()));
    return last.entrySet().stream()
        .map(one -> one.getKey().text() + "=" + differences(one.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String differences(List<Instant> inOrder) {
    StringBuilder text = new StringBuilder();
    Instant before = Instant.EPOCH;
    for (Instant at : inOrder) {
      text.append(text.isEmpty() ? "" : ",")
          .append(Long.toString(ChronoUnit.MICROS.between(before, at), BASE));
      before = at;
    }
    return text.toString();
  }

  /** Leaves out what is not known here. */
  static Map<AttemptAction, List<Instant>> read(String text) {
    Map<AttemptAction, List<Instant>> times = new EnumMap<>(AttemptAction.class);
    for (String one : text.split(" ", -1)) {
      String[] parts = one.split("=", -1);
      if (parts.length == 2) {
        AttemptAction.named(parts[0]).ifPresent(action -> times.put(action, sums(parts[1])));
      }
    }
    return times;
  }

  private static List<Instant> sums(String text) {
    List<Instant> times = new ArrayList<>();
    Instant before = Instant.EPOCH;
    for (String difference : text.split(",", -1)) {
      before = before.plus(Long.parseLong(difference, BASE), ChronoUnit.MICROS);
      times.add(before);
    }
    return times;
  }
}
