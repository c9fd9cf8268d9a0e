package io.countersign.domain.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each kind of break is found and named. */
class BreaksTest {

  /** As released. */
  public interface Before {
    String VERSION = "1.0";

    String name();

    default int size() {
      return 0;
    }

    /** Part of it. */
    record Part(String text) {}
  }

  /** What became of it. */
  public interface After {
    String VERSION = "1.1";

    String name();

    long size();

    void demanded();

    default void offered() {}

    /** Part of it. */
    record Part(String text, int number) {}
  }

  /** What may become of it. */
  public interface Kind {
    String VERSION = "1.0";

    default String name() {
      return "";
    }

    default int size() {
      return 1;
    }

    default void offered() {}

    /** Part of it. */
    record Part(String text) {
      public static Part none() {
        return new Part("");
      }
    }
  }

  private static SortedSet<String> listing(Class<?> type, Class<?> part) {
    SortedSet<String> renamed = new TreeSet<>();
    Listing.of(type, part).forEach(line -> renamed.add(line.replace(type.getTypeName(), "Thing")));
    return renamed;
  }

  @Test
  void what_is_gone_changed_or_demanded_is_named() {
    List<String> breaks =
        Breaks.between(
            listing(Before.class, Before.Part.class), listing(After.class, After.Part.class));

    assertThat(breaks)
        .containsExactlyInAnyOrder(
            "is gone or has changed: Thing$Part: new (java.lang.String)",
            "is gone or has changed: Thing: int size()",
            "is gone or has changed: Thing: static java.lang.String VERSION = 1.0",
            "has to be implemented by whoever has not heard of it: Thing: abstract long size()",
            "has to be implemented by whoever has not heard of it: Thing: abstract void demanded()");
  }

  @Test
  void what_is_added_or_got_a_default_breaks_nobody() {
    assertThat(
            Breaks.between(
                listing(Before.class, Before.Part.class), listing(Kind.class, Kind.Part.class)))
        .isEmpty();
  }
}
