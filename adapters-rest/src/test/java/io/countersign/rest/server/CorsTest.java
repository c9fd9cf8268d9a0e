package io.countersign.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.account.UserToken;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Reply;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser asks and is told on behalf of a page (Fetch standard, CORS protocol). */
class CorsTest {

  private static final String PAGE = "https://shop.example";
  private static final String OWN = "/v1/account/authenticators";
  private static final String STEP_UPS = "/v1/authentications";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private final Host host = new Host();
  private final String token = host.userToken("ada");

  @BeforeEach
  void list() {
    host.origins(PAGE, "http://localhost:3000");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "",
        "*",
        "https://shop.example.evil.example",
        "https://shop.example/",
        "https://shop.example:443",
        "http://shop.example",
        "HTTPS://shop.example",
        "https://Shop.example",
        "https://sub.shop.example",
        "https://shop.exampl",
        "http://localhost:3001",
        "https://shop.example, https://evil.example",
        "https://evil.example, https://shop.example"
      })
  void a_page_that_is_not_listed_is_refused_before_anything_is_done(String origin) {
    for (String request :
        new String[] {
          get(OWN, origin), post(STEP_UPS, "{}", origin), post(STEP_UPS, "no JSON", origin)
        }) {
      Reply refused = host.raw().exchange(request);

      assertThat(refused.problem()).isEqualTo("origin-not-allowed");
      assertUnreadable(refused);
    }
    assertThat(admin().get("/v1/users/ada").status()).isEqualTo(200);
  }

  @Test
  void a_request_from_two_pages_is_from_none() {
    assertThat(host.raw().exchange(get(OWN, PAGE + "\r\nOrigin: " + PAGE)).problem())
        .isEqualTo("origin-not-allowed");
    assertThat(host.raw().exchange(get(OWN, PAGE + "\r\nOrigin: https://evil.example")).problem())
        .isEqualTo("origin-not-allowed");
  }

  @Test
  void a_page_of_another_tenant_is_not_listed() {
    admin().post("/v1/tenants", "{\"id\": \"elsewhere\", \"name\": \"Elsewhere\"}");
    host.origins("https://other.example");

    assertThat(host.raw().exchange(get(OWN, PAGE)).problem()).isEqualTo("origin-not-allowed");
    assertThat(host.raw().exchange(get(OWN, "https://other.example")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "http://localhost:3000"})
  void a_listed_page_reads_what_it_is_answered(String origin) {
    Reply read = host.raw().exchange(get(OWN, origin));

    assertThat(read.status()).isEqualTo(200);
    assertReadable(read, origin);
  }

  @Test
  void a_listed_page_reads_problems_too() {
    for (String request :
        new String[] {
          get(STEP_UPS + "/x", PAGE),
          get(OWN + "?x=1", PAGE),
          post(STEP_UPS, "no JSON", PAGE),
          post(STEP_UPS, "{\"userId\": \"bob\"}", PAGE)
        }) {
      Reply refused = host.raw().exchange(request);

      assertThat(refused.status()).isBetween(400, 404);
      assertReadable(refused, PAGE);
    }
  }

  @Test
  void the_headers_that_a_page_needs_are_shown_to_it() {
    assertThat(host.raw().exchange(get(OWN, PAGE)).header("Access-Control-Expose-Headers"))
        .contains("Retry-After", "WWW-Authenticate", "X-Request-Id", "Location");
  }

  @Test
  void nobody_learns_from_a_token_that_is_none_which_pages_there_are() {
    host.clock.tick(UserToken.USUAL);

    Reply late = host.raw().exchange(get(OWN, PAGE));

    assertThat(late.problem()).isEqualTo("unauthenticated");
    assertUnreadable(late);
  }

  @Test
  void a_user_token_that_no_page_sent_is_taken() {
    Reply read = host.raw().exchange(head("GET", OWN) + "\r\n");

    assertThat(read.status()).isEqualTo(200);
    assertUnreadable(read);
  }

  @Test
  void no_page_reads_what_an_api_key_is_answered() {
    for (String path : new String[] {"/v1/factors", "/v1/users", STEP_UPS + "/x", OWN}) {
      Reply reply =
          host.raw()
              .exchange(
                  "GET "
                      + path
                      + " HTTP/1.1\r\nHost: localhost\r\nOrigin: "
                      + PAGE
                      + "\r\nAuthorization: Bearer "
                      + host.admin()
                      + "\r\n\r\n");

      assertUnreadable(reply);
      assertThat(reply.problem()).isNotEqualTo("origin-not-allowed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "https://whoever.example", "http://localhost:8080"})
  void every_page_is_told_the_same_by_a_preflight(String origin) {
    Reply told = host.raw().exchange(preflight(STEP_UPS, "POST", origin));

    assertThat(told.status()).isEqualTo(204);
    assertThat(told.body()).isEmpty();
    assertThat(told.header(ALLOWED)).isEqualTo(origin);
    assertThat(told.header("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(told.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
        .contains("authorization", "content-type", "idempotency-key");
    assertThat(Integer.parseInt(told.header("Access-Control-Max-Age"))).isBetween(1, 3600);
    assertThat(told.header("Vary")).contains("Origin");
    assertThat(told.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(told.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void a_preflight_names_the_methods_that_pages_may_use() {
    assertThat(methods(OWN)).isEqualTo("GET");
    assertThat(methods(STEP_UPS + "/x/verify")).isEqualTo("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "*",
        "",
        "https://",
        "https://a.example, https://b.example",
        "https://a.example https://b.example",
        "chrome-extension://abc",
        "file://"
      })
  void a_preflight_of_what_could_not_be_listed_is_refused(String origin) {
    Reply refused = host.raw().exchange(preflight(OWN, "GET", origin));

    assertThat(refused.problem()).isEqualTo("origin-not-allowed");
    assertUnreadable(refused);
  }

  @Test
  void a_preflight_with_a_body_is_refused() {
    String asked = preflight(OWN, "GET", PAGE + "\r\nContent-Length: 2") + "{}";

    assertThat(host.raw().exchange(asked).problem()).isEqualTo("bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/users", "/v1/users/ada/tokens", "/v1/api-keys", "/v1/factors"})
  void there_are_no_preflights_where_only_api_keys_go(String path) {
    Reply refused = host.raw().exchange(preflight(path, "GET", PAGE));

    assertThat(refused.problem()).isEqualTo("method-not-allowed");
    assertUnreadable(refused);
  }

  @Test
  void what_is_not_there_has_no_preflight() {
    assertThat(host.raw().exchange(preflight("/v1/account/nothing", "GET", PAGE)).problem())
        .isEqualTo("not-found");
  }

  @Test
  void options_that_are_no_preflight_are_no_method() {
    String origin = "Origin: " + PAGE + "\r\n";
    String method = "Access-Control-Request-Method: GET\r\n";
    for (String some : new String[] {"", origin, method}) {
      Reply refused =
          host.raw()
              .exchange("OPTIONS " + OWN + " HTTP/1.1\r\nHost: localhost\r\n" + some + "\r\n");

      assertThat(refused.problem()).isEqualTo("method-not-allowed");
      assertUnreadable(refused);
    }
  }

  private String methods(String path) {
    return host.raw().exchange(preflight(path, "GET", PAGE)).header("Access-Control-Allow-Methods");
  }

  private Client admin() {
    return new Client(host, host.admin());
  }

  private static void assertReadable(Reply reply, String origin) {
    assertThat(reply.headers().allValues(ALLOWED)).containsExactly(origin);
    assertThat(reply.header("Vary")).isEqualTo("Origin");
    assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  private static void assertUnreadable(Reply reply) {
    assertThat(reply.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
  }

  private static String preflight(String path, String method, String origin) {
    return "OPTIONS "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAccess-Control-Request-Method: "
        + method
        + "\r\nAccess-Control-Request-Headers: authorization\r\nOrigin: "
        + origin
        + "\r\n\r\n";
  }

  private String get(String path, String origin) {
    return head("GET", path) + "Origin: " + origin + "\r\n\r\n";
  }

  private String post(String path, String body, String origin) {
    return head("POST", path)
        + "Content-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\nOrigin: "
        + origin
        + "\r\n\r\n"
        + body;
  }

  private String head(String method, String path) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + "\r\n";
  }
}
