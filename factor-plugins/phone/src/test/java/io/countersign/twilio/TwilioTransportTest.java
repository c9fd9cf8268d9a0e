package io.countersign.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Accepted;
import io.countersign.domain.delivery.Sending.Failed;
import io.countersign.domain.delivery.Sending.Refused;
import io.countersign.domain.delivery.Sending.Undeliverable;
import io.countersign.domain.delivery.Transport;
import io.countersign.domain.delivery.TransportProvider;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.twilio.TwilioServer.Asked;
import io.countersign.twilio.TwilioServer.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TwilioTransportTest {

  private static final String ADA = "+33612345612";

  private final TwilioServer twilio = TwilioServer.started();

  @AfterEach
  void stop() {
    twilio.close();
  }

  private Transport transport(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("accountSid", TwilioServer.ACCOUNT);
    all.put("authToken", TwilioServer.TOKEN);
    all.put("from", TwilioServer.NUMBER);
    all.put("baseUrl", twilio.url());
    all.putAll(settings);
    return new TwilioProvider().create(FactorConfig.of(all));
  }

  private static Rendered to(Channel channel, String address) {
    return new Rendered(
        UUID.randomUUID(),
        channel,
        address,
        Locale.FRANCE,
        "",
        "Votre code : 492039 & <b>",
        Optional.empty(),
        Optional.of(URI.create("https://mfa.acme.example/v1/deliveries/twilio/report?a=b")));
  }

  private Sending send(Map<String, String> settings, Channel channel, String address) {
    try (Transport transport = transport(settings)) {
      return transport.send(to(channel, address));
    }
  }

  private Asked asked() {
    assertThat(twilio.asked()).hasSize(1);
    return twilio.asked().getFirst();
  }

  @Test
  void the_service_loader_finds_it() {
    assertThat(ServiceLoader.load(TransportProvider.class))
        .singleElement()
        .satisfies(twilio -> assertThat(twilio.name()).isEqualTo("twilio"))
        .satisfies(twilio ->
            assertThat(twilio.channels()).containsExactlyInAnyOrder(Channel.SMS, Channel.VOICE));
  }

  @Test
  void a_text_message_goes_to_the_number_with_the_words() {
    assertThat(send(Map.of(), Channel.SMS, ADA))
        .isEqualTo(new Accepted(Optional.of("SM00000000000000000000000000000001")));
    assertThat(asked().resource()).isEqualTo("Messages");
    assertThat(asked().fields())
        .isEqualTo(
            Map.of(
                "To",
                ADA,
                "From",
                TwilioServer.NUMBER,
                "Body",
                "Votre code : 492039 & <b>",
                "ValidityPeriod",
                "600",
                "StatusCallback",
                "https://mfa.acme.example/v1/deliveries/twilio/report?a=b"));
  }

  @Test
  void a_call_speaks_the_words_in_their_language() {
    assertThat(send(Map.of(), Channel.VOICE, ADA))
        .isEqualTo(new Accepted(Optional.of("CA00000000000000000000000000000001")));
    assertThat(asked().resource()).isEqualTo("Calls");
    assertThat(asked().fields())
        .containsEntry("To", ADA)
        .containsEntry("From", TwilioServer.NUMBER)
        .containsEntry("StatusCallbackEvent", "completed")
        .containsEntry(
            "Twiml",
            "<Response><Say language=\"fr-FR\">Votre code : 492039 &amp; &lt;b&gt;"
                + "</Say></Response>");
  }

  @Test
  void a_messaging_service_chooses_the_number() {
    String service = "MG" + "0".repeat(32);

    send(Map.of("messagingServiceSid", service, "from", ""), Channel.SMS, ADA);

    assertThat(asked().fields())
        .containsEntry("MessagingServiceSid", service)
        .doesNotContainKey("From");
  }

  @Test
  void a_name_writes_and_does_not_call() {
    assertThat(send(Map.of("from", "ACME"), Channel.VOICE, ADA))
        .isEqualTo(new Refused("no-number-to-call-from"));
    assertThat(send(Map.of("from", "ACME"), Channel.SMS, ADA)).isInstanceOf(Accepted.class);
    assertThat(asked().fields()).containsEntry("From", "ACME");
  }

  @Test
  void a_key_is_enough_but_reports_need_the_token() {
    twilio.add("SK1", "secret");

    assertThat(
            send(Map.of("apiKey", "SK1", "apiSecret", "secret", "authToken", ""), Channel.SMS, ADA))
        .isInstanceOf(Accepted.class);
    assertThat(asked().fields()).doesNotContainKey("StatusCallback");
  }

  static Stream<Arguments> answers() {
    Undeliverable invalid = new Undeliverable("invalid-number");
    Refused region = new Refused("region-not-permitted");
    return Stream.of(
        Arguments.of(Channel.SMS, "+15005550001", invalid), // 21211
        Arguments.of(Channel.SMS, "+15005550009", invalid), // 21614
        Arguments.of(Channel.SMS, "+15005550004", new Undeliverable("unsubscribed")), // 21610
        Arguments.of(Channel.SMS, "+15005550003", region), // 21408
        Arguments.of(Channel.SMS, "+15005550002", new Refused("twilio-21612")),
        Arguments.of(Channel.VOICE, "+15005550001", invalid), // 21217
        Arguments.of(Channel.VOICE, "+15005550002", invalid), // 21214
        Arguments.of(Channel.VOICE, "+15005550003", region), // 21215
        Arguments.of(Channel.VOICE, "+15005550004", new Refused("twilio-21216")));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void what_twilio_does_not_take_is_said_clearly(Channel channel, String to, Sending outcome) {
    assertThat(send(Map.of(), channel, to)).isEqualTo(outcome);
    assertThat(twilio.requests()).isEqualTo(1);
  }

  @Test
  void a_wrong_token_is_refused() {
    assertThat(send(Map.of("authToken", "wrong"), Channel.SMS, ADA))
        .isEqualTo(new Refused("authentication-failed"));
  }

  @Test
  void too_many_requests_are_asked_again_when_twilio_says() {
    twilio.answer(new Problem(429, 20429, "Too Many Requests"), Map.of("Retry-After", "7"));

    assertThat(send(Map.of(), Channel.SMS, ADA))
        .isEqualTo(new Failed("too-many-requests", Optional.of(Duration.ofSeconds(7))));
    assertThat(twilio.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "500, application/json, '{\"code\":20500,\"message\":\"x\",\"status\":500}'",
    "502, text/html, <html>Bad gateway</html>",
    "503, text/plain, ''",
    "504, application/json, '{'"
  })
  void what_is_twilios_fault_is_said_once_and_may_be_tried_again(
      int status, String type, String body) {
    twilio.answer(status, type, body, Map.of());

    assertThat(send(Map.of(), Channel.SMS, ADA))
        .isEqualTo(new Failed("http-" + status, Optional.empty()));
    assertThat(twilio.requests()).as("sent once").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"sid\": 5", "[]"})
  void what_was_taken_is_taken_even_if_the_answer_is_not_understood(String body) {
    twilio.answer(201, "application/json", body, Map.of());

    assertThat(send(Map.of(), Channel.SMS, ADA)).isEqualTo(new Accepted(Optional.empty()));
  }

  @Test
  void a_redirect_is_not_followed() {
    twilio.answer(307, "text/plain", "", Map.of("Location", twilio.url() + "/elsewhere"));

    assertThat(send(Map.of(), Channel.SMS, ADA)).isEqualTo(new Refused("http-307"));
    assertThat(twilio.requests()).isEqualTo(1);
  }

  @Test
  void an_answer_without_end_is_cut_off() {
    twilio.answer(200, "application/json", " ".repeat(300_000), Map.of());

    assertThat(send(Map.of(), Channel.SMS, ADA)).isInstanceOf(Failed.class);
  }

  @Test
  void a_silent_server_is_waited_for_so_long_and_sent_to_once() {
    twilio.beSilent();

    assertThat(send(Map.of("answerSeconds", "1"), Channel.SMS, ADA))
        .isEqualTo(new Failed("timeout", Optional.empty()));
    assertThat(twilio.requests()).isEqualTo(1);
  }

  @Test
  void a_server_that_is_not_there_fails() {
    String gone = twilio.url();
    twilio.stop();

    assertThat(send(Map.of("baseUrl", gone), Channel.SMS, ADA))
        .isEqualTo(new Failed("unreachable", Optional.empty()));
  }

  @Test
  void a_caller_that_gives_up_waiting_is_let_go() throws InterruptedException {
    twilio.beSilent();
    try (Transport transport = transport(Map.of())) {
      List<Sending> outcome = new ArrayList<>();
      Thread caller =
          Thread.ofVirtual().start(() -> outcome.add(transport.send(to(Channel.SMS, ADA))));
      while (twilio.requests() == 0) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join();
      assertThat(outcome).containsExactly(new Failed("interrupted", Optional.empty()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "33612345612", "+33 6 12 34 56 12", "whatsapp:+33612345612", "+0123"})
  void what_is_no_number_gets_nothing(String address) {
    assertThat(send(Map.of(), Channel.SMS, address)).isEqualTo(new Undeliverable("invalid-number"));
    assertThat(twilio.requests()).isZero();
  }

  @Test
  void many_send_at_once() throws Exception {
    try (Transport transport = transport(Map.of());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Sending>> sends = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String to = "+336%08d".formatted(i);
        Channel channel = i % 2 == 0 ? Channel.SMS : Channel.VOICE;
        sends.add(() -> transport.send(to(channel, to)));
      }
      for (Future<Sending> sent : threads.invokeAll(sends)) {
        assertThat(sent.get()).isInstanceOf(Accepted.class);
      }
    }
    assertThat(twilio.asked())
        .extracting(asked -> asked.fields().get("To"))
        .doesNotHaveDuplicates();
  }
}
