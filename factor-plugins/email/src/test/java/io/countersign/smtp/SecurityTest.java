package io.countersign.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Accepted;
import io.countersign.domain.delivery.Sending.Failed;
import io.countersign.domain.delivery.Sending.Refused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.server.SMTPServer;

/** TLS and passwords. */
class SecurityTest {

  private static final Map<String, String> STARTTLS = Map.of("security", "starttls");
  private static final Map<String, String> TLS = Map.of("security", "tls");
  private static final Map<String, String> ADA = Map.of("username", "ada", "password", "secret");

  @TempDir static Path folder;

  private static UnaryOperator<SMTPServer.Builder> startTls(Certificates own) {
    return how -> how.enableTLS().startTlsSocketFactory(own.context());
  }

  private static UnaryOperator<SMTPServer.Builder> tls(Certificates own) {
    return how -> how.serverSocketFactory(own.context());
  }

  private static UnaryOperator<SMTPServer.Builder> requireLogin(Certificates own) {
    return how ->
        startTls(own)
            .apply(how)
            .requireTLS()
            .authenticationHandlerFactory(MailServer.login())
            .requireAuth();
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  private static Map<String, String> trusting(Certificates known, Map<String, String> settings) {
    return with(settings, Map.of("caFile", known.pem()));
  }

  /** Sends once, and says how many messages the server has then. */
  private static Sending send(
      UnaryOperator<SMTPServer.Builder> how, Map<String, String> settings, int arrive) {
    try (MailServer server = MailServer.started(how);
        SmtpTransport smtp = Mails.transport(server.port(), settings)) {
      Sending outcome = smtp.send(Mails.to("ada@acme.example"));
      assertThat(server.got()).hasSize(arrive);
      return outcome;
    }
  }

  @Test
  void starttls_and_tls_reach_a_server_that_is_trusted() {
    Certificates own = Certificates.of(folder, "localhost");

    assertThat(send(startTls(own), trusting(own, STARTTLS), 1)).isInstanceOf(Accepted.class);
    assertThat(send(tls(own), trusting(own, TLS), 1)).isInstanceOf(Accepted.class);
  }

  @Test
  void a_certificate_of_another_authority_gets_nothing() {
    Certificates own = Certificates.of(folder.resolve(mkdir("own")), "localhost");
    Certificates other = Certificates.of(folder.resolve(mkdir("other")), "localhost");
    Refused untrusted = new Refused("untrusted-certificate");

    assertThat(send(startTls(own), trusting(other, STARTTLS), 0)).isEqualTo(untrusted);
    assertThat(send(tls(own), trusting(other, TLS), 0)).isEqualTo(untrusted);
    assertThat(send(startTls(own), STARTTLS, 0)).isEqualTo(untrusted);
    assertThat(send(tls(own), TLS, 0)).isEqualTo(untrusted);
  }

  @Test
  void a_certificate_of_another_name_gets_nothing() {
    Certificates other = Certificates.of(folder, "mail.evil.example");
    Refused untrusted = new Refused("untrusted-certificate");

    assertThat(send(startTls(other), trusting(other, STARTTLS), 0)).isEqualTo(untrusted);
    assertThat(send(tls(other), trusting(other, TLS), 0)).isEqualTo(untrusted);
  }

  @Test
  void an_offer_of_starttls_that_was_taken_away_gets_nothing() {
    Certificates own = Certificates.of(folder.resolve(mkdir("stripped")), "localhost");

    assertThat(send(how -> startTls(own).apply(how).hideTLS(), trusting(own, STARTTLS), 0))
        .isEqualTo(new Refused("no-starttls"));
  }

  @Test
  void an_operator_may_make_do_with_what_there_is() {
    assertThat(send(how -> how, Map.of("security", "opportunistic"), 1))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void opportunistic_tls_still_looks_at_the_certificate() {
    Certificates own = Certificates.of(folder.resolve(mkdir("opportunistic")), "localhost");

    assertThat(send(startTls(own), Map.of("security", "opportunistic"), 0))
        .isEqualTo(new Refused("untrusted-certificate"));
  }

  @Test
  void a_server_that_speaks_no_tls_gets_nothing() {
    assertThat(send(how -> how, TLS, 0)).isEqualTo(new Failed("tls-failed", Optional.empty()));
  }

  @Test
  void a_password_is_shown_to_a_server_that_is_trusted() {
    Certificates own = Certificates.of(folder.resolve(mkdir("login")), "localhost");
    Map<String, String> secure = trusting(own, STARTTLS);

    assertThat(send(requireLogin(own), with(secure, ADA), 1)).isInstanceOf(Accepted.class);
    assertThat(send(requireLogin(own), with(secure, Map.of("username", "ada", "password", "x")), 0))
        .isEqualTo(new Refused("authentication-failed"));
    assertThat(send(startTls(own), with(secure, ADA), 0))
        .isEqualTo(new Refused("authentication-failed"));
  }

  private static String mkdir(String name) {
    assertThat(folder.resolve(name).toFile().mkdir()).isTrue();
    return name;
  }
}
