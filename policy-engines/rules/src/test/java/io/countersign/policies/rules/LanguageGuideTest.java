package io.countersign.policies.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.policy.PolicyPreset;
import io.countersign.application.policy.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide says nothing that is not so. */
class LanguageGuideTest {

  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void every_example_of_the_guide_is_a_policy() throws IOException {
    List<String> examples =
        EXAMPLE.matcher(guide()).results().map(example -> example.group(1)).toList();

    assertThat(examples)
        .hasSizeGreaterThan(4)
        .allSatisfy(example -> {
          String document =
              example.contains("\"rules\"") ? example : "{\"rules\": [" + example + "]}";

          assertThat(Played.ENGINE.compile(new PolicySource(document)).stages()).isNotEmpty();
        });
  }

  @Test
  void every_preset_is_in_the_guide() throws IOException {
    String guide = guide();

    assertThat(Played.ENGINE.presets())
        .extracting(PolicyPreset::name)
        .allSatisfy(name -> assertThat(guide).contains("| `" + name + "` |"));
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("../../docs/policy-language.md"));
  }
}
