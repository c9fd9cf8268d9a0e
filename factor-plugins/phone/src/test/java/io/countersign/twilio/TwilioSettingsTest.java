package io.countersign.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.InvalidFactorConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSettingsTest {

  private static TwilioSettings of(Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("accountSid", TwilioServer.ACCOUNT);
    all.put("authToken", TwilioServer.TOKEN);
    all.put("from", TwilioServer.NUMBER);
    all.putAll(more);
    return TwilioSettings.of(FactorConfig.of(all));
  }

  @Test
  void an_account_and_a_number_are_enough() {
    TwilioSettings settings = of(Map.of());

    assertThat(settings.account().username()).isEqualTo(TwilioServer.ACCOUNT);
    assertThat(settings.account().passwordText()).isEqualTo(TwilioServer.TOKEN);
    assertThat(settings.place().baseUrl()).isEmpty();
    assertThat(settings.answer()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void a_key_goes_before_the_token_which_checks_reports() {
    Account account = of(Map.of("apiKey", "SK1", "apiSecret", "secret")).account();

    assertThat(account.username()).isEqualTo("SK1");
    assertThat(account.passwordText()).isEqualTo("secret");
    assertThat(account.authToken()).isPresent();
  }

  @Test
  void no_secret_prints() {
    assertThat(of(Map.of("apiKey", "SK1", "apiSecret", "tiger")).toString())
        .doesNotContain("tiger", TwilioServer.TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://twilio.proxy.example", "https://h:8443/", "http://localhost:1"})
  void it_may_be_elsewhere(String url) {
    assertThat(of(Map.of("baseUrl", url)).place().baseUrl()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://twilio.proxy.example",
        "http://localhost.evil.example",
        "https://h/path",
        "ftp://h",
        "localhost:8080",
        "not a url"
      })
  void it_is_not_where_others_read_along(String url) {
    assertThatThrownBy(() -> of(Map.of("baseUrl", url)))
        .isInstanceOf(InvalidFactorConfig.class)
        .hasMessageContaining("baseUrl must be https");
  }

  @ParameterizedTest
  @CsvSource({
    "accountSid, AC12, accountSid must be",
    "accountSid, '', accountSid must be set",
    "authToken, '', authToken must be set",
    "apiKey, SK1, apiKey and apiSecret must both be set",
    "from, '', from must be set",
    "from, 0612345678, ''",
    "from, +0, from must be",
    "messagingServiceSid, MG1, messagingServiceSid must be",
    "edge, 'x/y', edge must be",
    "region, 'a.b', region must be",
    "answerSeconds, 61, answerSeconds must be",
    "retries, 3, retries is not a setting"
  })
  void what_is_wrong_is_named(String name, String value, String problem) {
    if (problem.isEmpty()) {
      assertThat(of(Map.of(name, value))).isNotNull();
    } else {
      assertThatThrownBy(() -> of(Map.of(name, value)))
          .isInstanceOf(InvalidFactorConfig.class)
          .hasMessageContaining(problem);
    }
  }

  @Test
  void an_address_of_ones_own_has_no_edge() {
    assertThatThrownBy(() -> of(Map.of("baseUrl", "https://h", "edge", "dublin")))
        .isInstanceOf(InvalidFactorConfig.class)
        .hasMessageContaining("edge and region must not be set");
  }
}
