package io.countersign.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Report;
import io.countersign.domain.factor.SecretBytes;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatusReportsTest {

  /** Twilio's own example: docs, "Validating signatures from Twilio". */
  private static final Callback PUBLISHED =
      new Callback(
          URI.create("https://mycompany.com/myapp.php?foo=1&bar=2"),
          Map.of("x-twilio-signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
          body(
              Map.of(
                  "CallSid",
                  "CA1234567890ABCDE",
                  "Caller",
                  "+14158675309",
                  "Digits",
                  "1234",
                  "From",
                  "+14158675309",
                  "To",
                  "+18005551212")));

  private static final URI URL = URI.create("https://mfa.acme.example/v1/reports/twilio");
  private static final String TOKEN = "12345";

  private final StatusReports reports = new StatusReports(SecretBytes.of(TOKEN.getBytes(UTF_8)));

  private static String body(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
  }

  private static Callback signed(Map<String, String> fields) {
    String signature = Signatures.of(TOKEN, URL, fields);
    return new Callback(URL, Map.of("x-twilio-signature", signature), body(fields));
  }

  @Test
  void our_signatures_are_those_that_twilio_publishes() {
    Map<String, String> fields = Form.read(PUBLISHED.body()).orElseThrow();

    assertThat(Signatures.of(TOKEN, PUBLISHED.url(), fields))
        .isEqualTo(PUBLISHED.headers().get("x-twilio-signature"));
  }

  @Test
  void a_message_that_arrived_is_reported() {
    assertThat(reports.read(signed(Map.of("MessageSid", "SM1", "MessageStatus", "delivered"))))
        .contains(new Report("SM1", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "undelivered, 30003, phone-not-reachable",
    "undelivered, 30004, blocked",
    "undelivered, 30005, unknown-number",
    "undelivered, 30006, not-a-mobile-number",
    "undelivered, 30007, filtered",
    "failed, 30008, twilio-30008",
    "failed, '', undelivered",
    "failed, 'x y', undelivered"
  })
  void a_message_that_did_not_arrive_is_reported_with_the_reason(
      String status, String code, String reason) {
    Map<String, String> fields =
        Map.of("MessageSid", "SM1", "MessageStatus", status, "ErrorCode", code);

    assertThat(reports.read(signed(fields))).contains(new Report("SM1", Optional.of(reason)));
  }

  @ParameterizedTest
  @CsvSource({"completed,", "busy, busy", "no-answer, no-answer", "failed, failed"})
  void a_call_is_reported(String status, String failure) {
    assertThat(reports.read(signed(Map.of("CallSid", "CA1", "CallStatus", status))))
        .contains(new Report("CA1", Optional.ofNullable(failure)));
  }

  @ParameterizedTest
  @CsvSource({"queued", "sending", "sent", "''", "something-new"})
  void what_is_not_final_says_nothing(String status) {
    assertThat(reports.read(signed(Map.of("MessageSid", "SM1", "MessageStatus", status))))
        .isEmpty();
  }

  static Stream<Callback> forged() {
    Map<String, String> fields = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");
    Callback right = signed(fields);
    Map<String, String> headers = right.headers();
    return Stream.of(
        new Callback(URL, Map.of(), right.body()),
        new Callback(URL, Map.of("x-twilio-signature", ""), right.body()),
        new Callback(
            URL, Map.of("x-twilio-signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8="), right.body()),
        new Callback(
            URL, Map.of("x-twilio-signature", Signatures.of("54321", URL, fields)), right.body()),
        new Callback(URI.create(URL + "/"), headers, right.body()),
        new Callback(URI.create(URL + "?x=y"), headers, right.body()),
        new Callback(URL, headers, right.body().replace("SM1", "SM2")),
        new Callback(URL, headers, right.body() + "&ErrorCode=30003"),
        new Callback(URL, headers, right.body() + "&MessageSid=SM2"),
        new Callback(URL, headers, "MessageSid=SM2&" + right.body()),
        new Callback(URL, headers, "%"),
        new Callback(URL, headers, ""));
  }

  @ParameterizedTest
  @MethodSource("forged")
  void what_twilio_did_not_sign_says_nothing(Callback callback) {
    assertThat(reports.read(callback)).isEmpty();
  }
}
