package io.countersign.policies.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeedleTest {

  @Test
  void it_replaces_what_a_string_would() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String value = text(random, 1 + random.nextInt(6));
      String text = text(random, random.nextInt(30));

      assertThat(new Needle(value).replacedIn(text, "***")).isEqualTo(text.replace(value, "***"));
    }
  }

  @Test
  void it_does_not_show_its_value() {
    assertThat(new Needle("secret")).hasToString("Needle of 6");
  }

  /** Of two letters, so that much of it nearly matches. */
  private static String text(Random random, int length) {
    return IntStream.range(0, length)
        .mapToObj(_ -> random.nextBoolean() ? "a" : "b")
        .collect(Collectors.joining());
  }
}
