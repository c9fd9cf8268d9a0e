package io.countersign.rest.event;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.event.EventType;
import io.countersign.domain.event.FactName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "events.md");

  /**
   * If it fails after a change of {@link EventType}, the tables as they should be are in target/.
   */
  @Test
  void the_page_of_events_has_the_catalogue_of_the_code() throws IOException {
    String types =
        Arrays.stream(EventType.values())
            .map(type ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        type.text(),
                        type.meaning(),
                        type.facts().stream()
                            .map(fact -> "`" + fact.text() + "`")
                            .collect(joining(", "))))
            .collect(joining("", "| `type` | what happened | `data` |\n|---|---|---|\n", ""));
    String facts =
        Arrays.stream(FactName.values())
            .map(fact -> "| `%s` | %s | %s |\n".formatted(fact.text(), kind(fact), fact.meaning()))
            .collect(joining("", "| member | is | tells |\n|---|---|---|\n", ""));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "events.md"), types + "\n" + facts);

    assertThat(PAGE).content().contains(types, facts);
    assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| ")).count())
        .as("rows of both tables, and their heads")
        .isEqualTo(EventType.values().length + FactName.values().length + 2);
  }

  private static String kind(FactName fact) {
    return switch (fact.kind()) {
      case TEXT -> "text";
      case NUMBER -> "number";
      case LIST -> "list of texts";
    };
  }
}
