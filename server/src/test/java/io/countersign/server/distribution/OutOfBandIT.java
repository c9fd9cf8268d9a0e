package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.twilio.Signatures;
import io.countersign.twilio.TwilioServer;
import io.countersign.twilio.TwilioServer.Asked;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Codes by e-mail, text message and call, through the server as it is shipped. */
@TestInstance(Lifecycle.PER_CLASS)
class OutOfBandIT {

  private final Postmen postmen = new Postmen();
  private Running server;
  private Client client;
  private int users;
  private String user;
  private String address;
  private String number;

  @BeforeAll
  void serve(@TempDir Path directory) {
    Installed installed = new Installed(directory.resolve("data"), postmen.settings(Map.of()));
    server = installed.serve();
    client = Client.of(installed, server.key());
  }

  @BeforeEach
  void meetSomebody() {
    users++;
    user = "user-" + users;
    address = user + "@acme.example";
    number = "+336123400%02d".formatted(users);
  }

  @AfterAll
  void stop() {
    client.close();
    server.close();
    postmen.close();
  }

  private JsonNode enroll(String factor, String options) throws Exception {
    return client.post(
        "/v1/enrollments",
        "{\"userId\":\"%s\",\"factor\":\"%s\",\"options\":%s,\"proof\":{\"override\":\"a test\"}}"
            .formatted(user, factor, options),
        201);
  }

  private String confirm(JsonNode enrollment, String code) throws Exception {
    String path = "/v1/enrollments/" + enrollment.path("id").asString() + "/confirm";
    return client.answer(path, code, 200).path("authenticator").path("id").asString();
  }

  private String enrolledEmail() throws Exception {
    JsonNode enrollment =
        enroll("email", "{\"email\":\"" + address.toUpperCase(Locale.ROOT) + "\"}");
    return confirm(enrollment, postmen.mailed(address, 1));
  }

  private String enrolledPhone() throws Exception {
    JsonNode enrollment = enroll("phone", "{\"phone\":\"" + number + "\"}");
    return confirm(enrollment, postmen.texted(number, 1));
  }

  private JsonNode begin() throws Exception {
    return client.post("/v1/authentications", "{\"userId\":\"" + user + "\"}", 201);
  }

  private static String verify(JsonNode authentication) {
    return "/v1/authentications/" + authentication.path("id").asString() + "/verify";
  }

  private JsonNode choose(JsonNode authentication, String authenticator, String more)
      throws Exception {
    return client.post(
        "/v1/authentications/" + authentication.path("id").asString() + "/challenge",
        "{\"authenticatorId\":\"" + authenticator + "\"" + more + "}",
        200);
  }

  private List<Integer> atOnce(int count, String path, String body) throws Exception {
    List<Callable<Integer>> calls = Collections.nCopies(count, () -> client.status(path, body));
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> each : threads.invokeAll(calls)) {
        statuses.add(each.get());
      }
    }
    return statuses;
  }

  private static String response(String code) {
    return "{\"response\":{\"code\":\"" + code + "\"}}";
  }

  @Test
  void a_code_by_email_enrolls_and_signs_in() throws Exception {
    String email = enrolledEmail();
    JsonNode authentication = begin();
    String code = postmen.mailed(address, 2);

    assertThat(authentication.path("challenge").path("shown").path("destination").asString())
        .isEqualTo("u•••@a•••.example");
    client.answer(verify(authentication), Postmen.wrong(code), 422);
    JsonNode approved = client.answer(verify(authentication), code, 200);
    assertThat(approved.path("status").asString()).isEqualTo("approved");
    client.answer(verify(authentication), code, 409);
    assertThat(email).isNotEmpty();
  }

  @Test
  void a_code_that_was_sent_again_takes_the_place_of_the_one_before() throws Exception {
    String email = enrolledEmail();
    JsonNode authentication = begin();
    String first = postmen.mailed(address, 2);
    choose(authentication, email, "");
    String second = postmen.mailed(address, 3);

    if (!first.equals(second)) { // by chance
      client.answer(verify(authentication), first, 422);
    }
    client.answer(verify(authentication), second, 200);
  }

  @Test
  void an_enrollment_sends_again_and_takes_the_new_code_only() throws Exception {
    JsonNode enrollment = enroll("sms", "{\"phone\":\"" + number + "\"}");
    String first = postmen.texted(number, 1);
    String path = "/v1/enrollments/" + enrollment.path("id").asString();
    client.post(path + "/resend", "{}", 200);
    String second = postmen.texted(number, 2);

    if (!first.equals(second)) { // by chance
      client.answer(path + "/confirm", first, 422);
    }
    client.answer(path + "/confirm", second, 200);
  }

  @Test
  void a_phone_is_asked_by_text_message_or_by_call() throws Exception {
    String phone = enrolledPhone();
    JsonNode texted = begin();
    client.answer(verify(texted), postmen.texted(number, 2), 200);

    JsonNode called = begin();
    JsonNode challenged = choose(called, phone, ",\"as\":\"voice\"");
    assertThat(challenged.path("challenge").path("shown").path("channel").asString())
        .isEqualTo("voice");
    String code = postmen.spoken(number, 1);
    client.answer(verify(called), postmen.texted(number, 3), 422);
    client.answer(verify(called), code, 200);
  }

  @Test
  void another_method_may_be_chosen_and_none_is_asked_that_was_revoked() throws Exception {
    String email = enrolledEmail();
    String phone = enrolledPhone();
    JsonNode authentication = begin();
    int texts = asked(authentication).equals(phone) ? 2 : 1;
    postmen.texted(number, texts);
    assertThat(asked(choose(authentication, email, ""))).isEqualTo(email);
    assertThat(asked(choose(authentication, phone, ""))).isEqualTo(phone);
    client.answer(verify(authentication), postmen.texted(number, texts + 1), 200);

    String revoke = "/v1/users/" + user + "/authenticators/" + phone + "/revoke";
    assertThat(client.status(revoke, "{\"proof\":{\"override\":\"lost\"}}")).isEqualTo(204);
    JsonNode next = begin();
    assertThat(asked(next)).isEqualTo(email);
    assertThat(next.path("alternatives")).isEmpty();
  }

  private static String asked(JsonNode authentication) {
    return authentication.path("challenge").path("authenticator").path("id").asString();
  }

  @Test
  void of_40_wrong_codes_at_once_5_are_evaluated() throws Exception {
    enrolledPhone();
    JsonNode authentication = begin();
    String code = postmen.texted(number, 2);

    List<Integer> statuses = atOnce(40, verify(authentication), response(Postmen.wrong(code)));

    assertThat(statuses).filteredOn(status -> status == 422).hasSize(5);
    assertThat(statuses).filteredOn(status -> status == 200).isEmpty();
    assertThat(client.status(verify(authentication), response(code))).isNotEqualTo(200);
  }

  @Test
  void of_12_right_codes_at_once_one_succeeds() throws Exception {
    enrolledPhone();
    JsonNode authentication = begin();
    String code = postmen.texted(number, 2);

    assertThat(atOnce(12, verify(authentication), response(code)))
        .filteredOn(status -> status == 200)
        .hasSize(1);
  }

  /** The limit of a destination, 10 an hour unless it is set. */
  @Test
  void of_100_messages_at_once_10_leave() throws Exception {
    List<Integer> statuses =
        atOnce(
            100,
            "/v1/verifications",
            "{\"factor\":\"sms\",\"purpose\":\"sign-in\",\"options\":{\"phone\":\"%s\"}}"
                .formatted(number));
    postmen.nthTo("Messages", number, 10);

    assertThat(statuses).filteredOn(status -> status == 201).hasSize(10);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(90);
    assertThat(postmen.textsTo(number)).hasSize(10);
  }

  @Test
  void what_twilio_reports_is_seen_at_the_challenge() throws Exception {
    enrolledPhone();
    JsonNode authentication = begin();
    Asked asked = postmen.nthTo("Messages", number, 2);
    awaitDelivery(authentication, "sent");

    URI url = URI.create(Objects.requireNonNull(asked.fields().get("StatusCallback")));
    Map<String, String> report =
        Map.of("MessageSid", asked.sid(), "MessageStatus", "undelivered", "ErrorCode", "30003");
    assertThat(report(url, report, "forged")).isEqualTo(404);
    assertThat(report(url, report, TwilioServer.TOKEN)).isEqualTo(204);
    awaitDelivery(authentication, "failed");
  }

  private static int report(URI url, Map<String, String> fields, String token) throws Exception {
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(body.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          http.send(
              HttpRequest.newBuilder(url)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("X-Twilio-Signature", Signatures.of(token, url, fields))
                  .POST(BodyPublishers.ofString(body.toString()))
                  .build(),
              BodyHandlers.discarding());
      return answer.statusCode();
    }
  }

  private void awaitDelivery(JsonNode authentication, String status) {
    postmen.awaited(() ->
        Optional.of(client.read("/v1/authentications/" + authentication.path("id").asString()))
            .map(read -> read.path("challenge").path("delivery").path("status").asString())
            .filter(status::equals));
  }
}
