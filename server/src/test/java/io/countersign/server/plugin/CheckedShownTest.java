package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.Shown;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckedShownTest {

  @Test
  void json_passes_as_it_is() {
    Shown shown =
        new Shown(
            Map.of(
                "text", "t",
                "numbers", List.of(1, 2L, 0.5, BigInteger.TEN, new BigDecimal("1.5")),
                "deep", Map.of("yes", true)));

    assertThat(CheckedShown.of(shown)).isEqualTo(shown);
  }

  @Test
  void a_list_of_the_plugins_own_is_replaced_by_a_plain_one() {
    List<Object> own =
        new AbstractList<>() {
          @Override
          public Object get(int index) {
            return "x";
          }

          @Override
          public int size() {
            return 2;
          }
        };

    assertThat(CheckedShown.of(new Shown(Map.of("own", own))).fields().get("own"))
        .isExactlyInstanceOf(ArrayList.class)
        .isEqualTo(List.of("x", "x"));
  }

  static Stream<Object> others() {
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    return Stream.of(
        UUID.randomUUID(),
        Double.NaN,
        'c',
        new byte[3],
        Collections.singletonList(null),
        Map.of(1, "key"),
        itself,
        Collections.nCopies(10_001, "x"),
        "x".repeat(600_000),
        new BigDecimal("1") {
          private static final long serialVersionUID = 1;
        });
  }

  @ParameterizedTest
  @MethodSource("others")
  void anything_else_is_refused(Object other) {
    Shown shown = new Shown(Map.of("other", other));

    assertThatThrownBy(() -> CheckedShown.of(shown)).isInstanceOf(IllegalArgumentException.class);
  }
}
