package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final int MANY = 1_000;

  private final Turns turns = new Turns();

  @Test
  void where_there_is_time_each_moment_has_one_more_until_it_is_the_most() {
    assertThat(next(3, false, false, MANY)).containsExactly(2, 3, 4);
    assertThat(next(100, false, false, MANY))
        .endsWith(Turns.MOST)
        .allMatch(many -> many <= Turns.MOST);
  }

  @Test
  void where_there_is_none_each_has_half_of_it_but_one_always() {
    assertThat(next(Turns.MOST, false, false, MANY)).endsWith(16);
    assertThat(next(6, true, false, MANY)).containsExactly(8, 4, 2, 1, 1, 1);
  }

  @Test
  void there_are_no_more_than_are_wanted() {
    assertThat(next(5, false, false, 3)).containsExactly(2, 3, 3, 3, 3);
  }

  @Test
  void while_others_go_first_nothing_begins_and_nothing_grows() {
    assertThat(next(3, false, false, MANY)).endsWith(4);
    assertThat(next(50, false, true, MANY)).containsOnly(0);
    assertThat(next(1, false, false, MANY)).containsExactly(5);
  }

  private List<Integer> next(int times, boolean late, boolean othersFirst, int waiting) {
    return IntStream.range(0, times).mapToObj(_ -> turns.next(late, othersFirst, waiting)).toList();
  }
}
