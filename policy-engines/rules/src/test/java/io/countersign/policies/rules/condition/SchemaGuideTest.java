package io.countersign.policies.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaGuideTest {

  @Test
  void the_guide_names_everything_that_can_be_read() throws IOException {
    String guide = Files.readString(Path.of("../../docs/policy-language.md"));

    assertThat(EventShape.types())
        .hasSize(12)
        .allSatisfy(type ->
            assertThat(type.fieldNames())
                .allSatisfy(field -> assertThat(guide).containsPattern("[.…]" + field + "\\b")));
  }
}
