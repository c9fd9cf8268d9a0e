package io.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People register passkeys and sign in with them, in a browser. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PasskeyBrowserIT {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path directory;
  private static PackagedServer server;
  private static Rest rest;
  private static Chromium chromium;

  @BeforeAll
  static void open() {
    server = PackagedServer.start(directory, Map.of());
    rest = server.rest();
    chromium = Chromium.open();
  }

  @AfterAll
  static void close() {
    chromium.close();
    rest.close();
    server.close();
  }

  /** A new user's page of the shop. */
  private record Visit(Shop shop, Tab tab) implements AutoCloseable {

    static Visit of(Rest rest) {
      Shop shop = new Shop(rest, "anna-" + UUID.randomUUID());
      return new Visit(shop, chromium.tab("http://localhost:" + shop.port()));
    }

    @Override
    public void close() {
      tab.close();
      shop.close();
    }
  }

  private static void assertRegistered(JsonNode answer) {
    assertThat(answer.path("enrollment").path("status").asString())
        .as(answer.toString())
        .isEqualTo("confirmed");
  }

  private static void assertRefused(JsonNode answer) {
    assertThat(answer.path("type").asString())
        .as(answer.toString())
        .isEqualTo("urn:countersign:problem:response-rejected");
  }

  /** What the signed answer says was proved. */
  private static JsonNode amr(JsonNode answer) {
    assertThat(answer.path("status").asString()).as(answer.toString()).isEqualTo("approved");
    String claims = answer.path("assertion").asString().split("\\.", 3)[1];
    return JSON.readTree(Base64.getUrlDecoder().decode(claims)).path("amr");
  }

  @Test
  void a_platform_passkey_that_verifies_its_user_is_multi_factor() {
    try (Visit visit = Visit.of(rest)) {
      visit.tab().plugIn("internal", true);

      assertRegistered(visit.tab().run("register('webauthn-platform')"));
      JsonNode amr = amr(visit.tab().run("signIn()"));

      assertThat(amr).extracting(JsonNode::asString).contains("user", "uv", "mfa");
    }
  }

  @Test
  void a_security_key_without_a_pin_proves_that_somebody_has_it() {
    try (Visit visit = Visit.of(rest)) {
      visit.tab().plugIn("usb", false);

      assertRegistered(visit.tab().run("register('webauthn-roaming')"));
      JsonNode amr = amr(visit.tab().run("signIn()"));

      assertThat(amr).extracting(JsonNode::asString).containsExactlyInAnyOrder("swk", "user");
    }
  }

  @Test
  void a_security_key_with_a_pin_signs_in_again_and_again() {
    try (Visit visit = Visit.of(rest)) {
      visit.tab().plugIn("usb", true);

      assertRegistered(visit.tab().run("register()"));
      for (int i = 0; i < 3; i++) {
        assertThat(amr(visit.tab().run("signIn()")))
            .extracting(JsonNode::asString)
            .contains("uv", "mfa");
      }
    }
  }

  @Test
  void a_ceremony_that_was_cancelled_leaves_the_challenge_open() {
    try (Visit visit = Visit.of(rest)) {
      String key = visit.tab().plugIn("usb", true);
      assertRegistered(visit.tab().run("register()"));
      visit.tab().touched(key, false);

      JsonNode cancelled =
          visit
              .tab()
              .run(
                  """
                  (async () => {
                    window.begun = await post('/sign-in/begin', {});
                    const stop = new AbortController();
                    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
                        window.begun.challenge.shown.publicKey);
                    const asked = navigator.credentials.get({publicKey, signal: stop.signal});
                    stop.abort();
                    return asked;
                  })()\
                  """);
      assertThat(cancelled.path("error").asString()).isEqualTo("AbortError");

      visit.tab().touched(key, true);
      assertThat(amr(visit.tab().run("answer(window.begun)"))).isNotEmpty();
    }
  }

  @Test
  void a_ceremony_that_was_cancelled_enrolls_nothing() {
    try (Visit visit = Visit.of(rest)) {
      visit.tab().plugIn("internal", true);

      JsonNode cancelled =
          visit
              .tab()
              .run(
                  """
                  (async () => {
                    const begun = await post('/passkeys/begin', {factor: 'passkey'});
                    const stop = new AbortController();
                    stop.abort();
                    return navigator.credentials.create({
                      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
                          begun.shown.publicKey),
                      signal: stop.signal,
                    });
                  })()\
                  """);

      assertThat(cancelled.path("error").asString()).isEqualTo("AbortError");
      assertThat(visit.tab().run("post('/sign-in/begin', {})").path("challenge").isMissingNode())
          .isTrue();
    }
  }

  @Test
  void an_authenticator_is_not_registered_twice() {
    try (Visit visit = Visit.of(rest)) {
      visit.tab().plugIn("usb", true);
      assertRegistered(visit.tab().run("register()"));

      assertThat(visit.tab().run("register()").path("error").asString())
          .isEqualTo("InvalidStateError");
    }
  }

  @Test
  void either_of_two_passkeys_answers() {
    try (Visit visit = Visit.of(rest)) {
      String first = visit.tab().plugIn("usb", true);
      assertRegistered(visit.tab().run("register('webauthn-roaming')"));
      visit.tab().touched(first, false);
      String second = visit.tab().plugIn("internal", true);
      assertRegistered(visit.tab().run("register('webauthn-platform')"));

      assertThat(amr(visit.tab().run("signIn()"))).isNotEmpty();
      visit.tab().touched(first, true);
      visit.tab().unplug(second);
      assertThat(amr(visit.tab().run("signIn()"))).isNotEmpty();
    }
  }

  @Test
  void where_it_is_required_nobody_gets_in_without_being_verified(@TempDir Path strictDirectory) {
    Map<String, String> settings =
        Map.of("COUNTERSIGN_FACTORS_PASSKEY__USER_VERIFICATION", "required");
    try (PackagedServer strict = PackagedServer.start(strictDirectory, settings);
        Rest api = strict.rest();
        Visit visit = Visit.of(api)) {
      String key = visit.tab().plugIn("internal", true);
      assertRegistered(visit.tab().run("register()"));
      assertThat(amr(visit.tab().run("signIn()"))).extracting(JsonNode::asString).contains("mfa");

      visit.tab().verified(key, false);
      assertThat(visit.tab().run("signIn()").path("error").asString()).isEqualTo("NotAllowedError");
    }
  }

  @Test
  void a_page_of_another_origin_is_refused(@TempDir Path otherDirectory) {
    Map<String, String> settings =
        Map.of("COUNTERSIGN_FACTORS_PASSKEY__ORIGINS", "http://localhost:1");
    try (PackagedServer other = PackagedServer.start(otherDirectory, settings);
        Rest api = other.rest();
        Visit visit = Visit.of(api)) {
      visit.tab().plugIn("internal", true);

      assertRefused(visit.tab().run("register()"));
      assertThat(other.log()).contains("wrong-origin");
    }
  }

  @Test
  void a_page_of_another_domain_gets_no_answer_from_its_browser() {
    try (Shop shop = new Shop(rest, "anna-" + UUID.randomUUID());
        Tab tab = chromium.tab("http://127.0.0.1:" + shop.port())) {
      tab.plugIn("internal", true);

      assertThat(tab.run("register()").path("error").asString()).isEqualTo("SecurityError");
    }
  }
}
