package io.countersign.smtp;

import static io.countersign.smtp.ScriptedServer.DRIP;
import static io.countersign.smtp.ScriptedServer.HANG_UP;
import static io.countersign.smtp.ScriptedServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Accepted;
import io.countersign.domain.delivery.Sending.Failed;
import io.countersign.domain.factor.FactorConfig;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are kept, end, or stall. */
@Timeout(60)
class ConnectionsTest {

  private static final Failed LOST = new Failed("connection-lost", Optional.empty());
  private static final Failed TIMEOUT = new Failed("timeout", Optional.empty());

  @Test
  void one_after_the_other_shares_a_connection() {
    try (MailServer server = MailServer.started(how -> how);
        SmtpTransport smtp = Mails.transport(server.port(), Map.of())) {
      for (int i = 0; i < 20; i++) {
        assertThat(smtp.send(Mails.to("ada@acme.example"))).isInstanceOf(Accepted.class);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void all_at_once_share_as_many_as_there_may_be() throws Exception {
    try (MailServer server = MailServer.started(how -> how);
        SmtpTransport smtp = Mails.transport(server.port(), Map.of("maxConnections", "3"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Sending>> sends = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        sends.add(() -> smtp.send(Mails.to("ada@acme.example")));
      }
      for (Future<Sending> sent : threads.invokeAll(sends)) {
        assertThat(sent.get()).isInstanceOf(Accepted.class);
      }
      assertThat(server.connections()).isLessThanOrEqualTo(3);
      assertThat(server.got()).hasSize(100);
    }
  }

  @Test
  void what_nobody_uses_is_closed() {
    AtomicLong nanos = new AtomicLong();
    try (MailServer server = MailServer.started(how -> how);
        SmtpTransport smtp = timed(server.port(), nanos)) {
      smtp.send(Mails.to("ada@acme.example"));
      nanos.addAndGet(59_999_999_999L);
      smtp.connections().closeIdle();
      smtp.send(Mails.to("ada@acme.example"));
      assertThat(server.connections()).isEqualTo(1);

      nanos.addAndGet(60_000_000_000L);
      smtp.connections().closeIdle();
      smtp.send(Mails.to("ada@acme.example"));
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  private static SmtpTransport timed(int port, AtomicLong nanos) {
    Map<String, String> settings =
        Map.of(
            "host", "localhost",
            "port", Integer.toString(port),
            "security", "none",
            "from", "login@acme.example");
    return new SmtpTransport(
        SmtpSettings.of(FactorConfig.of(settings)), InstantSource.fixed(Mails.NOON), nanos::get);
  }

  /** RFC 5321 section 3.8: a server may close with 421, or the network without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"421 idle for too long", HANG_UP})
  void a_kept_connection_that_ended_is_replaced(String end) throws IOException {
    try (ScriptedServer server = ScriptedServer.but("NOOP", end);
        SmtpTransport smtp = Mails.transport(server.port(), Map.of())) {
      assertThat(smtp.send(Mails.to("ada@acme.example"))).isInstanceOf(Accepted.class);
      assertThat(smtp.send(Mails.to("ada@acme.example"))).isInstanceOf(Accepted.class);
      assertThat(server.heard()).filteredOn("DATA"::equals).hasSize(2);
      assertThat(server.heard()).filteredOn(""::equals).as("connections").hasSize(2);
    }
  }

  @Test
  void a_server_that_was_restarted_is_found_again() {
    try (MailServer first = MailServer.started(how -> how);
        SmtpTransport smtp = Mails.transport(first.port(), Map.of())) {
      smtp.send(Mails.to("ada@acme.example"));
      first.stop();
      try (MailServer second = MailServer.started(how -> how.port(first.port()))) {
        assertThat(smtp.send(Mails.to("ada@acme.example"))).isInstanceOf(Accepted.class);
        assertThat(second.got()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void a_line_that_is_cut_fails_and_the_next_message_goes(String when) throws IOException {
    AtomicInteger cuts = new AtomicInteger();
    try (ScriptedServer server =
            new ScriptedServer(line ->
                line.startsWith(when)
                        && line.isEmpty() == when.isEmpty()
                        && cuts.getAndIncrement() == 0
                    ? HANG_UP
                    : ScriptedServer.friendly(line));
        SmtpTransport smtp = Mails.transport(server.port(), Map.of())) {
      assertThat(smtp.send(Mails.to("ada@acme.example"))).isEqualTo(LOST);
      assertThat(smtp.send(Mails.to("ada@acme.example"))).isInstanceOf(Accepted.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void a_server_that_is_silent_is_waited_for_so_long_and_no_longer(String when) throws IOException {
    try (ScriptedServer server = ScriptedServer.but(when, SILENCE);
        SmtpTransport smtp = Mails.transport(server.port(), Map.of("answerSeconds", "1"))) {
      assertThat(smtp.send(Mails.to("ada@acme.example"))).isEqualTo(TIMEOUT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EHLO", "MAIL"})
  void a_server_that_never_ends_is_ended(String when) throws IOException {
    try (ScriptedServer server = ScriptedServer.but(when, DRIP);
        SmtpTransport smtp = Mails.transport(server.port(), Map.of("sendSeconds", "1"))) {
      assertThat(smtp.send(Mails.to("ada@acme.example"))).isEqualTo(TIMEOUT);
    }
  }

  @Test
  void nobody_waits_for_ever_for_a_connection() throws Exception {
    try (ScriptedServer server = ScriptedServer.but("MAIL", SILENCE);
        SmtpTransport smtp =
            Mails.transport(server.port(), Map.of("maxConnections", "1", "sendSeconds", "1"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Sending>> sends = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        sends.add(() -> smtp.send(Mails.to("ada@acme.example")));
      }
      for (Future<Sending> sent : threads.invokeAll(sends)) {
        assertThat(sent.get()).isInstanceOf(Failed.class);
      }
    }
  }

  @Test
  void a_transport_that_is_closed_says_goodbye() throws IOException {
    try (ScriptedServer server = ScriptedServer.but("nothing", "")) {
      try (SmtpTransport smtp = Mails.transport(server.port(), Map.of())) {
        smtp.send(Mails.to("ada@acme.example"));
        assertThat(server.heard()).doesNotContain("QUIT");
      }
      assertThat(server.waitFor("QUIT")).isTrue();
    }
  }
}
