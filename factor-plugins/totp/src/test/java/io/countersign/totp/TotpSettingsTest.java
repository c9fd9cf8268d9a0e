package io.countersign.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.InvalidFactorConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotpSettingsTest {

  @Test
  void the_defaults_are_what_every_app_understands() {
    assertThat(TotpSettings.of(FactorConfig.defaults()))
        .isEqualTo(new TotpSettings(Algorithm.SHA1, 6, 30, 1));
  }

  @Test
  void every_setting_is_read() {
    Map<String, String> settings =
        Map.of("algorithm", "SHA512", "digits", "8", "period", "120", "window", "2");

    assertThat(TotpSettings.of(FactorConfig.of(settings)))
        .isEqualTo(new TotpSettings(Algorithm.SHA512, 8, 120, 2));
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    Map<String, String> settings =
        Map.of("algorithm", "MD5", "digits", "9", "period", "14", "window", "3", "drift", "1");

    assertThatThrownBy(() -> TotpSettings.of(FactorConfig.of(settings)))
        .isInstanceOfSatisfying(
            InvalidFactorConfig.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                    .containsExactly("algorithm", "digits", "period", "window", "drift"));
  }
}
