package io.countersign.policies.rules.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of one object of a document; what is not of its type is a flaw, and absent. */
final class Members {

  private static final int LONGEST_NAME = 64;

  private final String where;
  private final Map<?, ?> members;
  private final Flaws flaws;

  private Members(String where, Map<?, ?> members, Flaws flaws) {
    this.where = where;
    this.members = members;
    this.flaws = flaws;
  }

  /** Of a value that must be an object with no members but these. */
  static Optional<Members> of(String where, Object value, Set<String> known, Flaws flaws) {
    if (!(value instanceof Map<?, ?> members)) {
      flaws.add(where, "must be an object");
      return Optional.empty();
    }
    for (Object name : members.keySet()) {
      if (!known.contains(name)) {
        flaws.add(below(where, name), "is not known here");
      }
    }
    return Optional.of(new Members(where, members, flaws));
  }

  /** Where a member is. */
  String where(String name) {
    return below(where, name);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  Optional<Object> value(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** A text that must be there. */
  Optional<String> text(String name) {
    return required(name).flatMap(value -> text(where(name), value, flaws));
  }

  /** A list that must be there and hold something. */
  Optional<List<Object>> list(String name, int most) {
    return required(name).flatMap(value -> list(where(name), value, most));
  }

  /** A boolean that may be absent. */
  boolean flag(String name) {
    Object value = members.get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    flaws.add(where(name), "must be true or false");
    return false;
  }

  static Optional<String> text(String where, Object value, Flaws flaws) {
    if (value instanceof String text) {
      return Optional.of(text);
    }
    flaws.add(where, "must be a text");
    return Optional.empty();
  }

  private Optional<Object> required(String name) {
    Optional<Object> value = value(name);
    if (value.isEmpty()) {
      flaws.add(where(name), "must be there");
    }
    return value;
  }

  private Optional<List<Object>> list(String path, Object value, int most) {
    if (!(value instanceof List<?> items)) {
      flaws.add(path, "must be a list");
      return Optional.empty();
    }
    if (items.isEmpty() || items.size() > most) {
      flaws.add(path, "must hold 1 to " + most + " items");
      return Optional.empty();
    }
    return Optional.of(new ArrayList<>(items));
  }

  private static String below(String where, Object name) {
    String text = name.toString();
    String brief = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
    return where.isEmpty() ? brief : where + "." + brief;
  }
}
