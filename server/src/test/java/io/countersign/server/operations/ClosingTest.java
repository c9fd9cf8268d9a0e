package io.countersign.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

  private final List<String> closed = new ArrayList<>();
  private final Closing closing = new Closing();

  @Test
  void the_last_opened_is_closed_first() {
    closing.add("first", () -> closed.add("first"));
    closing.add("second", () -> closed.add("second"));

    closing.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void what_cannot_be_closed_keeps_nothing_else_open() {
    closing.add("first", () -> closed.add("first"));
    closing.add(
        "second",
        () -> {
          throw new IllegalStateException("as the test wants it");
        });

    closing.close();

    assertThat(closed).containsExactly("first");
  }

  @Test
  void nothing_is_closed_twice() {
    closing.add("first", () -> closed.add("first"));

    closing.close();
    closing.close();

    assertThat(closed).containsExactly("first");
  }
}
