package io.countersign.domain.spi;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What a plugin that was compiled against one listing cannot live with in another. */
final class Breaks {

  private Breaks() {}

  /** One sentence each. */
  static List<String> between(SortedSet<String> before, SortedSet<String> now) {
    Stream<String> gone =
        before.stream()
            .filter(line -> !now.contains(line) && !isNowImplemented(line, now))
            .map(line -> "is gone or has changed: " + line);
    Stream<String> demanded =
        now.stream()
            .filter(line -> !before.contains(line))
            .filter(line -> member(line).startsWith(Listing.ABSTRACT))
            .filter(line -> before.contains(type(line) + ": open interface"))
            .map(line -> "has to be implemented by whoever has not heard of it: " + line);
    return Stream.concat(gone, demanded).toList();
  }

  /** An abstract method that has got a default is still there. */
  private static boolean isNowImplemented(String line, SortedSet<String> now) {
    return member(line).startsWith(Listing.ABSTRACT)
        && now.contains(type(line) + ": " + member(line).substring(Listing.ABSTRACT.length()));
  }

  private static String type(String line) {
    return line.substring(0, line.indexOf(": "));
  }

  private static String member(String line) {
    return line.substring(line.indexOf(": ") + 2);
  }
}
