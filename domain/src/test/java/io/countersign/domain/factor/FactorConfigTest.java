package io.countersign.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorConfigTest {

  @Test
  void without_settings_the_defaults_hold() {
    FactorConfig config = FactorConfig.defaults();

    assertThat(config.text("issuer", "Example")).isEqualTo("Example");
    assertThat(config.integer("digits", 6, 6, 8)).isEqualTo(6);
    assertThat(config.oneOf("algorithm", "SHA1", Set.of("SHA1", "SHA256"))).isEqualTo("SHA1");
    assertThatNoException().isThrownBy(config::check);
  }

  @Test
  void settings_are_read() {
    FactorConfig config =
        FactorConfig.of(Map.of("issuer", "Shop", "digits", "8", "algorithm", "SHA256"));

    assertThat(config.text("issuer", "Example")).isEqualTo("Shop");
    assertThat(config.integer("digits", 6, 6, 8)).isEqualTo(8);
    assertThat(config.oneOf("algorithm", "SHA1", Set.of("SHA1", "SHA256"))).isEqualTo("SHA256");
    assertThatNoException().isThrownBy(config::check);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "9", "-6", "", " 6", "6.0", "six", "99999999999"})
  void a_number_out_of_its_range_is_named(String digits) {
    FactorConfig config = FactorConfig.of(Map.of("digits", digits));
    config.integer("digits", 6, 6, 8);

    assertThatExceptionOfType(InvalidFactorConfig.class)
        .isThrownBy(config::check)
        .withMessage("digits must be a whole number from 6 to 8");
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    FactorConfig config =
        FactorConfig.of(Map.of("digits", "5", "algorithm", "MD5", "wnidow", "1", "another", "2"));
    config.integer("digits", 6, 6, 8);
    config.oneOf("algorithm", "SHA1", Set.of("SHA256", "SHA1"));

    assertThatExceptionOfType(InvalidFactorConfig.class)
        .isThrownBy(config::check)
        .satisfies(invalid ->
            assertThat(invalid.problems())
                .containsExactly(
                    "digits must be a whole number from 6 to 8",
                    "algorithm must be one of [SHA1, SHA256]",
                    "another is not a setting of this factor, which knows" + " [algorithm, digits]",
                    "wnidow is not a setting of this factor, which knows"
                        + " [algorithm, digits]"));
  }
}
