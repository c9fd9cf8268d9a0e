package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Turns turns = new Turns();

  @Test
  void where_there_is_time_each_moment_has_one_more_until_it_is_the_most() {
    assertThat(next(3, false, false)).containsExactly(1, 2, 3);
    assertThat(next(100, false, false)).endsWith(Turns.MOST).allMatch(many -> many <= Turns.MOST);
  }

  @Test
  void where_there_is_none_each_has_half_of_it_but_one_always() {
    assertThat(next(Turns.MOST, false, false)).endsWith(16);
    assertThat(next(6, true, false)).containsExactly(8, 4, 2, 1, 1, 1);
  }

  @Test
  void while_others_are_at_work_nothing_begins() {
    assertThat(next(5, false, true)).containsOnly(0);
    assertThat(next(1, false, false)).containsExactly(6);
  }

  @Test
  void others_who_are_always_at_work_are_not_waited_for_for_ever() {
    List<Integer> dealt = next(Turns.MOST_HELD * 10 + 10, true, true);

    assertThat(dealt).filteredOn(many -> many > 0).hasSize(10).containsOnly(1);
    assertThat(dealt.subList(0, Turns.MOST_HELD)).containsOnly(0);
  }

  private List<Integer> next(int times, boolean late, boolean othersWork) {
    return IntStream.range(0, times).mapToObj(_ -> turns.next(late, othersWork)).toList();
  }
}
