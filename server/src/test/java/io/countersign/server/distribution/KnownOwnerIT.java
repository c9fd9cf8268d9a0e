package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.demo.AuthenticatorApp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strangers hammer at an identifier and at the second factor until both are locked, and on; the
 * owner comes in all the same, from a browser that they came in with before, by their password, by
 * a code that is sent and by their authenticator app.
 */
class KnownOwnerIT {

  private static final int MOST = 20;
  private static final int HAMMERS = 6;

  /** How many wrong codes of an app are looked at. */
  private static final int FACTOR_MOST = 10;

  /** Of each of them, whatever happens. */
  private static final int MOST_BLOWS = 3_000;

  private static final String ADA = "\"identifier\":\"email:Ada@acme.example.\"";
  private static final String BROWSER = ",\"device\":\"the browser that ada came in with\"";
  private static final String OTHER = ",\"device\":\"the browser that nobody came in with\"";
  private static final String MAIL =
      "{\"factor\":\"email\",\"purpose\":\"sign-in\",\"options\":{\"email\":\"ada@acme.example\"}";
  private static final JsonMapper JSON = new JsonMapper();

  /** Strangers have theirs in English. */
  private static final Pattern CODE =
      Pattern.compile("Votre code pour [^:]+ est[\\\\n\\s]+(\\d{6})");

  private final AuthenticatorApp app =
      new AuthenticatorApp("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "SHA1", 6, 30);
  private final AtomicInteger lookedAt = new AtomicInteger();
  private final AtomicBoolean ownerIsDone = new AtomicBoolean();
  private final AtomicInteger factorLookedAt = new AtomicInteger();
  private final CountDownLatch locked = new CountDownLatch(1);
  private final CountDownLatch factorLocked = new CountDownLatch(1);

  @Test
  void strangers_do_not_lock_the_owner_of_an_identifier_out(@TempDir Path directory)
      throws Exception {
    Installed installed =
        new Installed(directory.resolve("data"), Map.of("COUNTERSIGN_DELIVERY_CONSOLE", "true"));
    try (Running server = installed.serve();
        Client client = Client.of(installed, server.key());
        ExecutorService strangers = Executors.newFixedThreadPool(HAMMERS)) {
      prepare(client);
      signsIn(client, Instant.now());
      List<Future<Integer>> hammering = new ArrayList<>();
      for (int i = 0; i < HAMMERS; i++) {
        boolean codes = i == 0;
        Callable<Integer> hammer = () -> codes ? hammerCodes(client) : hammer(client);
        hammering.add(strangers.submit(hammer));
      }
      try {
        assertThat(locked.await(1, TimeUnit.MINUTES)).as("it was locked").isTrue();
        assertThat(factorLocked.await(1, TimeUnit.MINUTES)).as("the factor was locked").isTrue();
        comesInByCode(client, server);
        comesInByPassword(client);
      } finally {
        ownerIsDone.set(true);
      }
      for (Future<Integer> one : hammering) {
        assertThat(one.get()).as("it was locked, and stayed so").isPositive();
      }
      assertThat(lookedAt).hasValue(MOST);
      assertThat(factorLookedAt).hasValue(FACTOR_MOST);
      assertThat(client.read("/v1/events?type=authenticator.locked").path("events")).hasSize(1);
      assertThat(signIn(client, OTHER, app.codeAt(Instant.now().plusSeconds(30))).statusCode())
          .as("on another browser")
          .isEqualTo(429);
      JsonNode told = client.read("/v1/events?type=Identifier.Lockout").path("events");
      assertThat(told).hasSize(1);
      assertThat(told.path(0).path("data").path("attempts").asInt()).isEqualTo(MOST);
      assertThat(client.status("/v1/attempts", "{" + ADA + "}")).isEqualTo(429);
      assertThat(client.status("/v1/attempts", "{" + ADA + OTHER + "}")).isEqualTo(429);
    }
  }

  private void prepare(Client client) throws Exception {
    client.patch(
        "/v1/tenant",
        "{\"lockout\":{\"maxAttempts\":%d,\"sourceAttempts\":%d}}".formatted(MOST, MOST),
        200);
    client.post(
        "/v1/authenticators",
        "{\"userId\":\"ada\",\"factor\":\"totp\",\"options\":{\"secret\":\"%s\"}}"
            .formatted(app.secret()),
        201);
    JsonNode attempt = client.post("/v1/attempts", "{" + ADA + ",\"user\":\"ada\"}", 201);
    report(client, attempt, "succeeded", 200);
  }

  /** After this the browser is known: something was approved there. */
  private void signsIn(Client client, Instant at) throws Exception {
    JsonNode begun = client.post("/v1/authentications", "{\"userId\":\"ada\"" + BROWSER + "}", 201);
    JsonNode approved =
        client.answer(
            "/v1/authentications/" + begun.path("id").asString() + "/verify", app.codeAt(at), 200);
    assertThat(approved.path("status").asString()).isEqualTo("approved");
  }

  private static HttpResponse<String> signIn(Client client, String browser, String code)
      throws Exception {
    JsonNode begun = client.post("/v1/authentications", "{\"userId\":\"ada\"" + browser + "}", 201);
    return client.send(
        "/v1/authentications/" + begun.path("id").asString() + "/verify",
        "{\"response\":{\"code\":\"" + code + "\"}}");
  }

  private void comesInByPassword(Client client) throws Exception {
    JsonNode attempt = client.post("/v1/attempts", "{" + ADA + BROWSER + "}", 201);
    report(client, attempt, "succeeded", 200);
    // The code of the next step, which is within the window already.
    signsIn(client, Instant.now().plusSeconds(30));
  }

  private static void comesInByCode(Client client, Running server) throws Exception {
    assertThat(client.status("/v1/verifications", MAIL + "}")).isEqualTo(429);
    JsonNode begun =
        client.post("/v1/verifications", MAIL + ",\"language\":\"fr\"" + BROWSER + "}", 201);
    server.awaitLog("Votre code pour");
    String code = code(client);
    String check = "/v1/verifications/" + begun.path("id").asString() + "/check";
    String response = "{\"response\":{\"code\":\"" + code + "\"}";
    assertThat(client.status(check, response + "}")).as("to a stranger").isEqualTo(429);
    assertThat(client.status(check, response + OTHER + "}")).isEqualTo(429);
    JsonNode verified = client.post(check, response + BROWSER + "}", 200);
    assertThat(verified.path("status").asString()).isEqualTo("verified");
  }

  /** Guesses at the password until the owner is in; how often it was locked. */
  private int hammer(Client client) throws Exception {
    int refused = 0;
    for (int i = 0; i < MOST_BLOWS && (!ownerIsDone.get() || refused == 0); i++) {
      HttpResponse<String> answer = client.send("/v1/attempts", "{" + ADA + OTHER + "}");
      if (answer.statusCode() == 201) {
        lookedAt.incrementAndGet();
        report(client, JSON.readTree(answer.body()), "failed", 200);
      } else {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        // All may be reserved, and not reported yet.
        if (isLocked(client)) {
          refused++;
          locked.countDown();
        }
      }
      // Beginning something counts for nothing; what counts is the code.
      HttpResponse<String> verified = signIn(client, OTHER, app.codeAt(Instant.EPOCH));
      if (verified.statusCode() == 422) {
        factorLookedAt.incrementAndGet();
      } else {
        assertThat(verified.statusCode()).as(verified.body()).isEqualTo(429);
        factorLocked.countDown();
      }
    }
    return refused;
  }

  /** The same with codes: asks for as many as are sent, and guesses at the last. */
  private int hammerCodes(Client client) throws Exception {
    int refused = 0;
    String check = "/v1/verifications/none/check";
    for (int i = 0; i < MOST_BLOWS && (!ownerIsDone.get() || refused == 0); i++) {
      HttpResponse<String> begun = client.send("/v1/verifications", MAIL + "}");
      if (begun.statusCode() == 201) {
        String id = JSON.readTree(begun.body()).path("id").asString();
        check = "/v1/verifications/" + id + "/check";
      }
      HttpResponse<String> answer = client.send(check, "{\"response\":{\"code\":\"000000\"}}");
      switch (answer.statusCode()) {
        case 422 -> lookedAt.incrementAndGet();
        case 429 -> refused++;
        default -> throw new AssertionError(answer.body());
      }
    }
    return refused;
  }

  private static boolean isLocked(Client client) {
    return !client.read("/v1/lockouts").path("lockouts").isEmpty();
  }

  private static void report(Client client, JsonNode attempt, String outcome, int expected)
      throws Exception {
    client.post(
        "/v1/attempts/" + attempt.path("id").asString() + "/outcome",
        "{\"outcome\":\"" + outcome + "\"}",
        expected);
  }

  private static String code(Client client) {
    // It is in the log a moment before it is in the outbox.
    for (int i = 0; i < MOST_BLOWS; i++) {
      Matcher found = CODE.matcher(client.read("/dev/outbox.json").toString());
      if (found.find()) {
        return found.group(1);
      }
    }
    throw new AssertionError("the owner was sent nothing");
  }
}
