package io.countersign.server.demo;

import java.io.PrintStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client gets a key, a user enrolls, signs in, and fails to do so with a spent code. */
public final class Tour {

  private static final String CLIENT = "shop";
  private static final String USER = "ada";

  private final Api api;
  private final Narrator narrator;
  private final URI base;

  private Tour(Api api, Narrator narrator, URI base) {
    this.api = api;
    this.narrator = narrator;
    this.base = base;
  }

  /**
   * Plays it.
   *
   * @param base where the server is reached
   * @param adminKey of a new installation
   * @param colors whether {@code out} is a terminal
   * @return the API key that was created on the way
   * @throws TourFailed if the server answers in any other way than it should
   */
  public static String play(URI base, String adminKey, PrintStream out, boolean colors)
      throws TourFailed, InterruptedException {
    Narrator narrator = new Narrator(out, colors);
    try (Api api = new Api(base, narrator)) {
      return new Tour(api, narrator, base).play(adminKey);
    }
  }

  private String play(String adminKey) throws TourFailed, InterruptedException {
    String key = createKey(adminKey);
    AuthenticatorApp app = enroll(key);
    // The code of the enrollment is spent; the server's window reaches one step into the future.
    String code = app.codeAt(Instant.now().plusSeconds(app.period()));
    String assertion = signIn(key, code);
    replay(key, code);
    check(assertion);
    return key;
  }

  private String createKey(String adminKey) throws TourFailed, InterruptedException {
    narrator.step(1, "An API key for your application");
    narrator.say("The admin key of the first start makes one that can do only what a shop needs.");
    ObjectNode body = Api.object().put("client", CLIENT);
    List.of("authentications:write", "authentications:read", "enrollments:write")
        .forEach(body.putArray("scopes")::add);
    return text(api.post("/v1/api-keys", adminKey, body, 201), "token");
  }

  private AuthenticatorApp enroll(String key) throws TourFailed, InterruptedException {
    narrator.step(2, "A user enrolls an authenticator app");
    narrator.say("The server makes a secret and shows it once, for the app on the user's phone.");
    JsonNode begun =
        api.post(
            "/v1/enrollments",
            key,
            Api.object()
                .put("userId", USER)
                .put("factor", "totp")
                .put("account", "ada@example.com")
                .set("proof", Api.object().set("firstFactor", password())),
            201);
    AuthenticatorApp app = AuthenticatorApp.scan(begun.path("shown"));
    narrator.say("");
    narrator.say(
        "The app displays a code (RFC 6238), and the user types it: that proves that it works.");
    api.post(
        "/v1/enrollments/" + text(begun, "id") + "/confirm",
        key,
        response(app.codeAt(Instant.now())),
        200);
    return app;
  }

  private String signIn(String key, String code) throws TourFailed, InterruptedException {
    narrator.step(3, "The user signs in");
    narrator.say("The shop has checked the password and asks what else must be proved.");
    String id = begin(key);
    narrator.say("");
    narrator.say(
        "The user answers with a new code, that of the next 30 seconds: the one above is spent.");
    JsonNode approved = api.post("/v1/authentications/" + id + "/verify", key, response(code), 200);
    require("approved".equals(text(approved, "status")), "the right code was not approved");
    return text(approved, "assertion");
  }

  private void replay(String key, String code) throws TourFailed, InterruptedException {
    narrator.step(4, "Somebody who saw the code tries it again");
    narrator.say("Each code is accepted once, whatever happens at the same time.");
    String id = begin(key);
    JsonNode problem = api.post("/v1/authentications/" + id + "/verify", key, response(code), 422);
    require(
        text(problem, "type").endsWith("response-rejected"), "the spent code was refused oddly");
  }

  private void check(String jwt) throws TourFailed, InterruptedException {
    narrator.step(5, "The shop checks the signed assertion");
    narrator.say("It fetches the published keys (and may keep them), then needs nobody's word.");
    JsonNode keySet = api.get("/.well-known/jwks.json");
    Assertion assertion = Assertion.parse(jwt);
    narrator.say("");
    narrator.say("The claims of the assertion:");
    narrator.json(assertion.claims());
    try {
      require(assertion.isSignedBy(keySet), "the signature of the assertion is wrong");
    } catch (GeneralSecurityException malformed) {
      throw new TourFailed("the assertion cannot be checked: " + malformed);
    }
    JsonNode claims = assertion.claims();
    require(USER.equals(text(claims, "sub")), "the assertion is about somebody else");
    require(CLIENT.equals(text(claims, "aud")), "the assertion is for somebody else");
    require(base.toString().equals(text(claims, "iss")), "the assertion is by somebody else");
    require("default".equals(text(claims, "tenant")), "the assertion is of another tenant");
    narrator.say("");
    narrator.say("✔ signed by the key " + text(assertion.header(), "kid") + ": let the user in.");
  }

  /** What the shop checked itself, two seconds ago. */
  private static ObjectNode password() {
    return Api.object()
        .put("method", "pwd")
        .put(
            "at",
            Instant.now().minus(Duration.ofSeconds(2)).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private String begin(String key) throws TourFailed, InterruptedException {
    ObjectNode body = Api.object().put("userId", USER);
    body.set("firstFactor", password());
    JsonNode begun = api.post("/v1/authentications", key, body, 201);
    require("verify".equals(text(begun, "next")), "the user was not asked for a code");
    return text(begun, "id");
  }

  private static ObjectNode response(String code) {
    ObjectNode body = Api.object();
    body.putObject("response").put("code", code);
    return body;
  }

  private static String text(JsonNode node, String field) throws TourFailed {
    require(node.path(field).isString(), "an answer has no " + field);
    return node.path(field).asString();
  }

  private static void require(boolean holds, String otherwise) throws TourFailed {
    if (!holds) {
      throw new TourFailed(otherwise);
    }
  }
}
