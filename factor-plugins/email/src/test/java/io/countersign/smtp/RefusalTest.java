package io.countersign.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Accepted;
import io.countersign.domain.delivery.Sending.Failed;
import io.countersign.domain.delivery.Sending.Refused;
import io.countersign.domain.delivery.Sending.Undeliverable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that says no. */
class RefusalTest {

  private final MailServer server = MailServer.started(how -> how);
  private final SmtpTransport smtp = Mails.transport(server.port(), Map.of());

  @AfterEach
  void stop() {
    smtp.close();
    server.close();
  }

  static Stream<Arguments> recipients() {
    return Stream.of(
        Arguments.of("unknown@acme.example", new Undeliverable("unknown-address")),
        Arguments.of("full@acme.example", new Undeliverable("mailbox-full")),
        Arguments.of("silent@acme.example", new Undeliverable("unknown-address")),
        Arguments.of("relay@acme.example", new Refused("smtp-550")),
        Arguments.of(
            "later@acme.example", new Failed("smtp-451", Optional.of(Duration.ofMinutes(1)))));
  }

  @ParameterizedTest
  @MethodSource("recipients")
  void a_recipient_that_is_not_taken(String recipient, Sending outcome) {
    assertThat(smtp.send(Mails.to(recipient))).isEqualTo(outcome);
    assertThat(smtp.send(Mails.to("ada@acme.example"))).isInstanceOf(Accepted.class);
  }

  @Test
  void a_sender_that_is_not_taken() {
    try (SmtpTransport stranger =
        Mails.transport(server.port(), Map.of("from", "stranger@acme.example"))) {
      assertThat(stranger.send(Mails.to("ada@acme.example"))).isEqualTo(new Refused("smtp-553"));
    }
  }

  @Test
  void a_message_that_is_not_taken() {
    assertThat(smtp.send(Mails.of("ada@acme.example", "spam", Optional.empty())))
        .isEqualTo(new Refused("smtp-554"));
    assertThat(smtp.send(Mails.to("ada@acme.example"))).isInstanceOf(Accepted.class);
  }

  @Test
  void a_server_that_is_not_there() {
    server.close();
    assertThat(smtp.send(Mails.to("ada@acme.example")))
        .isEqualTo(new Failed("unreachable", Optional.empty()));
  }
}
