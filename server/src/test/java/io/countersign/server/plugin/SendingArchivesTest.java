package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Report;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Accepted;
import io.countersign.domain.delivery.Sending.Undeliverable;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorType;
import io.countersign.smtp.Mail;
import io.countersign.smtp.MailServer;
import io.countersign.twilio.Signatures;
import io.countersign.twilio.TwilioServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives that send, as their modules built them, with nothing but what is in them. */
class SendingArchivesTest {

  private static final URI REPORTS =
      URI.create("https://mfa.acme.example/v1/transports/twilio/reports");

  @TempDir private Path root;
  private final MailServer mail = MailServer.started(how -> how);
  private final TwilioServer twilio = TwilioServer.started();
  private Host host;

  @BeforeEach
  void make() {
    Map<String, String> smtp =
        Map.of(
            "host", "localhost",
            "port", Integer.toString(mail.port()),
            "security", "none",
            "from", "ACME <login@acme.example>");
    Map<String, String> account =
        Map.of(
            "accountSid", TwilioServer.ACCOUNT,
            "authToken", TwilioServer.TOKEN,
            "from", TwilioServer.NUMBER,
            "baseUrl", twilio.url());
    host =
        new Host(root)
            .within(Limits.patient())
            .addBuilt("email")
            .addBuilt("phone")
            .carrying(Map.of("smtp", smtp, "twilio", account));
  }

  @AfterEach
  void close() {
    host.close();
    mail.close();
    twilio.close();
  }

  private static Rendered to(Channel channel, String address) {
    return new Rendered(
        UUID.randomUUID(),
        channel,
        address,
        Locale.FRANCE,
        "Votre code",
        "Code : 492039",
        Optional.of("<p>Code : <b>492039</b></p>"),
        Optional.of(REPORTS));
  }

  private static Sending send(PluginHost plugins, Channel channel, String address) {
    return plugins.transports().carrying(channel).getFirst().transport().send(to(channel, address));
  }

  @Test
  void they_bring_their_factors_and_transports() {
    PluginHost plugins = host.load();

    assertThat(plugins.refused()).isEmpty();
    assertThat(plugins.factors().find(new FactorType("email"))).isPresent();
    assertThat(plugins.factors().find(new FactorType("phone")).orElseThrow().traits().variants())
        .isEqualTo(Set.of(new FactorType("sms"), new FactorType("voice")));
    assertThat(plugins.factors().find(new FactorType("voice"))).isPresent();
  }

  @Test
  void mail_goes_to_the_mail_server() {
    PluginHost plugins = host.load();

    assertThat(send(plugins, Channel.EMAIL, "ada@acme.example")).isInstanceOf(Accepted.class);
    assertThat(send(plugins, Channel.EMAIL, "unknown@acme.example"))
        .isEqualTo(new Undeliverable("unknown-address"));
    assertThat(mail.mails())
        .containsExactly(new Mail("ada@acme.example", "Votre code", "Code : 492039"));
  }

  @Test
  void messages_and_calls_go_to_twilio_and_its_reports_come_back() {
    PluginHost plugins = host.load();

    assertThat(send(plugins, Channel.SMS, "+33612345612")).isInstanceOf(Accepted.class);
    assertThat(send(plugins, Channel.VOICE, "+33612345612")).isInstanceOf(Accepted.class);
    assertThat(send(plugins, Channel.SMS, "+15005550001"))
        .isEqualTo(new Undeliverable("invalid-number"));
    assertThat(twilio.asked())
        .extracting(TwilioServer.Asked::resource)
        .containsExactly("Messages", "Calls");

    Map<String, String> report = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");
    String signature = Signatures.of(TwilioServer.TOKEN, REPORTS, report);
    Callback callback =
        new Callback(
            REPORTS,
            Map.of("x-twilio-signature", signature),
            "MessageSid=SM1&MessageStatus=delivered");
    assertThat(plugins.transports().find("twilio").orElseThrow().transport().report(callback))
        .contains(new Report("SM1", Optional.empty()));
  }

  /** No connection, thread or cache of theirs holds on to them. */
  @Test
  void nothing_of_them_stays_when_they_are_removed() throws IOException {
    PluginHost plugins = host.load();
    send(plugins, Channel.EMAIL, "ada@acme.example");
    send(plugins, Channel.SMS, "+33612345612");
    List<String> archives = List.copyOf(plugins.loaded().plugins().keySet());
    List<Leak> leaks = archives.stream().map(archive -> Leak.of(plugins, archive)).toList();

    for (String archive : archives) {
      Files.delete(host.plugins().resolve(archive));
    }
    plugins.look();
    plugins.look();
    while (plugins.retiring() > 0) {
      host.clock().tick(Limits.patient().grace());
      plugins.look();
    }

    assertThat(leaks).hasSize(2).allMatch(Leak::isGone);
  }
}
