package io.countersign.server.distribution;

import io.countersign.server.demo.AuthenticatorApp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with an app, a phone, a mailbox and a device that confirms, who reads what is sent. */
final class Person {

  /** What the stand-in for a device that confirms sends back. */
  static final String CONFIRMED = "confirmed";

  private static final JsonMapper JSON = new JsonMapper();

  private final Client client;
  private final Postmen postmen;
  private final String id;
  private final String address;
  private final String number;
  private final Map<String, Integer> received = new HashMap<>();
  private @Nullable AuthenticatorApp app;

  Person(Client client, Postmen postmen, int number) {
    this.client = client;
    this.postmen = postmen;
    this.id = "person-" + number;
    this.address = id + "@acme.example";
    this.number = "+33612340%03d".formatted(number);
  }

  String id() {
    return id;
  }

  String number() {
    return number;
  }

  /**
   * @param what {@code totp}, {@code email}, {@code push}, {@code phone}, or {@code phone-voice} or
   *     {@code phone-sms} for one that is reached by that way only
   */
  void enroll(String what) throws Exception {
    String[] factor = what.split("-", 2);
    ObjectNode options = JSON.createObjectNode();
    switch (factor[0]) {
      case "email" -> options.put("email", address);
      case "phone" -> options.put("phone", number);
      default -> {}
    }
    if (factor.length > 1) {
      options.put("preferredMethod", factor[1]);
    }
    ObjectNode body = JSON.createObjectNode().put("userId", id).put("factor", factor[0]);
    body.set("options", options);
    body.putObject("proof").put("override", "a test");
    JsonNode begun = client.post("/v1/enrollments", body.toString(), 201);
    client.answer(
        "/v1/enrollments/" + begun.path("id").asString() + "/confirm",
        confirmation(factor[0], begun.path("shown")),
        200);
  }

  private String confirmation(String factor, JsonNode shown) {
    return switch (factor) {
      case "totp" -> {
        app = AuthenticatorApp.scan(shown);
        // Of the period before, so that the code of this one can still be used.
        yield app.codeAt(Instant.now().minusSeconds(30));
      }
      case "push" -> CONFIRMED;
      default -> sent(shown);
    };
  }

  /** Begins to sign in, after the application checked a password. */
  JsonNode begin(ObjectNode said) throws Exception {
    said.put("userId", id);
    said.putObject("firstFactor")
        .put("method", "pwd")
        .put("at", Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString());
    return client.post("/v1/authentications", said.toString(), 201);
  }

  /** Answers what is asked. */
  JsonNode prove(JsonNode asked) throws Exception {
    return client.answer(path(asked) + "/verify", response(asked.path("challenge")), 200);
  }

  /** Takes one of several, or another one. */
  JsonNode choose(JsonNode asked, String factor) throws Exception {
    return choose(asked, choice(asked, factor), "");
  }

  /** Wants what is asked in another way. */
  JsonNode instead(JsonNode asked, String way) throws Exception {
    sent(asked.at("/challenge/shown"));
    return choose(asked, asked.at("/challenge/authenticator/id").asString(), way);
  }

  private JsonNode choose(JsonNode asked, String authenticator, String as) throws Exception {
    ObjectNode body = JSON.createObjectNode().put("authenticatorId", authenticator);
    if (!as.isEmpty()) {
      body.put("as", as);
    }
    return client.post(path(asked) + "/challenge", body.toString(), 200);
  }

  private static String choice(JsonNode asked, String factor) {
    for (JsonNode one : asked.path("alternatives")) {
      if (one.path("factor").asString().equals(factor)) {
        return one.path("id").asString();
      }
    }
    throw new AssertionError("no " + factor + " among " + asked);
  }

  private String response(JsonNode challenge) {
    return switch (challenge.at("/authenticator/factor").asString()) {
      case "totp" -> Objects.requireNonNull(app).codeAt(Instant.now());
      case "push" -> CONFIRMED;
      default -> sent(challenge.path("shown"));
    };
  }

  /** The code that was sent last, of which this was shown. */
  private String sent(JsonNode shown) {
    String channel = shown.path("channel").asString("email").toLowerCase(Locale.ROOT);
    int nth = received.merge(channel, 1, Integer::sum);
    return switch (channel) {
      case "voice" -> postmen.spoken(number, nth);
      case "sms" -> postmen.texted(number, nth);
      default -> postmen.mailed(address, nth);
    };
  }

  private static String path(JsonNode authentication) {
    return "/v1/authentications/" + authentication.path("id").asString();
  }
}
