package io.countersign.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.delivery.TransportProvider;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.InvalidFactorConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSettingsTest {

  private static final Map<String, String> LEAST =
      Map.of("host", "mail.acme.example", "from", "login@acme.example");

  private static SmtpSettings of(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(LEAST);
    all.putAll(more);
    return SmtpSettings.of(FactorConfig.of(all));
  }

  @Test
  void the_service_loader_finds_the_transport() {
    assertThat(ServiceLoader.load(TransportProvider.class))
        .singleElement()
        .satisfies(smtp -> assertThat(smtp.name()).isEqualTo("smtp"))
        .satisfies(smtp -> assertThat(smtp.channels()).containsExactly(Channel.EMAIL));
  }

  @Test
  void nothing_is_in_the_clear_unless_it_is_said() {
    SmtpSettings settings = of(Map.of());

    assertThat(settings.security()).isEqualTo(Security.STARTTLS);
    assertThat(settings.port()).isEqualTo(587);
    assertThat(settings.login()).isEmpty();
    assertThat(settings.timeouts().send()).isEqualTo(Duration.ofSeconds(15));
  }

  @ParameterizedTest
  @CsvSource({"starttls,587", "tls,465", "opportunistic,25", "none,25"})
  void the_port_is_the_usual_one(String security, int port) {
    assertThat(of(Map.of("security", security)).port()).isEqualTo(port);
  }

  @Test
  void a_sender_may_have_a_name() {
    SmtpSettings settings =
        of(Map.of("from", "ACME Größe <login@acme.example>", "replyTo", "help@acme.example"));

    assertThat(settings.sender().from().getAddress()).isEqualTo("login@acme.example");
    assertThat(settings.sender().from().getPersonal()).isEqualTo("ACME Größe");
    assertThat(settings.sender().replyTo()).isPresent();
  }

  @Test
  void a_password_does_not_print() {
    assertThat(of(Map.of("username", "ada", "password", "tiger")).toString())
        .doesNotContain("tiger");
  }

  @ParameterizedTest
  @CsvSource({"none", "opportunistic"})
  void a_password_is_not_sent_in_the_clear(String security) {
    assertThatThrownBy(() -> of(Map.of("username", "ada", "password", "x", "security", security)))
        .isInstanceOf(InvalidFactorConfig.class)
        .hasMessageContaining("security must be starttls or tls");
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    Map<String, String> settings =
        Map.of(
            "security", "ssl",
            "port", "0",
            "caFile", "no/such/file",
            "password", "alone",
            "from", "nobody",
            "replyTo", "a@b, c@d",
            "maxConnections", "0",
            "heloName", "x");

    assertThatThrownBy(() -> SmtpSettings.of(FactorConfig.of(settings)))
        .isInstanceOfSatisfying(
            InvalidFactorConfig.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                    .containsExactly(
                        "security",
                        "host",
                        "port",
                        "caFile",
                        "password",
                        "from",
                        "replyTo",
                        "maxConnections",
                        "heloName"));
  }
}
