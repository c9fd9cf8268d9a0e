package io.countersign.persistence.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.persistence.OneDatabase;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A page costs the embedded database the same, however far on it is. */
@ParameterizedClass
@EnumSource(names = "EMBEDDED")
final class CopyPlansTest extends OneDatabase {

  static Stream<String> pages() {
    return CopiedTable.all().stream()
        .flatMap(table ->
            Stream.concat(
                Stream.of(table.first()),
                IntStream.range(0, table.key().size()).mapToObj(table::after)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_is_read_in_the_order_of_the_primary_key(String page) {
    String plan = sql(sql -> sql.fetchSingle("explain " + page).get(0, String.class));

    assertThat(plan).contains("/* index sorted */").doesNotContain("tableScan");
  }
}
