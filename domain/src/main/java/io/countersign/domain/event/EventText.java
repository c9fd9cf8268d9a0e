package io.countersign.domain.event;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The data of an event as one text to be kept: a line {@code name=value} for each fact, by name; at
 * most 4,000 characters.
 */
public final class EventText {

  private static final String LINE = "\n";

  private EventText() {}

  /** For {@link #read}; no value of a fact has a line break. */
  public static String write(SortedMap<String, String> data) {
    return data.entrySet().stream()
        .map(fact -> fact.getKey() + "=" + fact.getValue())
        .collect(Collectors.joining(LINE));
  }

  /**
   * Facts that this version does not know of the type, or not in this form, are left out: a later
   * one may tell more.
   */
  public static SortedMap<String, String> read(EventType type, String text) {
    SortedMap<String, String> data = new TreeMap<>();
    text.lines().map(line -> line.split("=", 2)).forEach(fact -> add(type, fact, data));
    return data;
  }

  /** The name is the one that all events share: many of them are held at once. */
  private static void add(EventType type, String[] fact, SortedMap<String, String> data) {
    if (fact.length == 2) {
      FactName.named(fact[0])
          .filter(type.facts()::contains)
          .filter(name -> name.takes(fact[1]))
          .ifPresent(name -> data.putIfAbsent(name.text(), fact[1]));
    }
  }
}
