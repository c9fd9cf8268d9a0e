package io.countersign.policies.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.policy.Location;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import io.countersign.domain.risk.Confidence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTextTest {

  private static final List<String> PARTS =
      List.of(
          "user",
          "authentication",
          "request",
          "authorization",
          "organization",
          "client",
          "connection",
          "transaction",
          "tenant",
          "stats",
          "secrets");

  private static Map<String, @Nullable Object> event(Login login) {
    EventText text = new EventText(login.event(), Map.of("K", "v"), Memo.of(""));
    Map<String, @Nullable Object> event = new TreeMap<>();
    PARTS.forEach(name -> text.to(name).ifPresent(part -> event.put(name, Json.read(part))));
    return event;
  }

  private static String part(Login login, String name) {
    return Json.object(
            out -> {
              out.writeName("x");
              Json.write(out, event(login).get(name));
            })
        .replaceFirst("^\\{\"x\":", "")
        .replaceFirst("}$", "");
  }

  @Test
  void a_user_is_told_in_the_words_of_auth0() {
    assertThat(part(Login.of().verifiedPhone().enrolled("totp"), "user"))
        .isEqualTo(
            """
            {"user_id":"u-1","name":"Ada","email":"ada@example.org","email_verified":true,\
            "phone_number":"+4912345","phone_verified":true,"user_metadata":{"color":"red"},\
            "app_metadata":{},"identities":[],\
            "enrolledFactors":[{"type":"otp","method":"otp","options":{}}],\
            "multifactor":["guardian"]}\
            """);
  }

  @Test
  void factors_have_the_names_of_auth0() {
    Login login =
        Login.of()
            .enrolled("totp", "push", "email", "backup-code")
            .enrolledWith("phone", "sms", "voice")
            .enrolledWith("passkey", "webauthn-platform");

    assertThat(part(login, "user"))
        .contains("{\"type\":\"otp\"")
        .contains("{\"type\":\"push-notification\"")
        .contains("{\"type\":\"email\"")
        .contains("{\"type\":\"recovery-code\"")
        .contains(
            "{\"type\":\"phone\",\"method\":\"sms\",\"options\":{\"preferredMethod\":\"both\"}}")
        .contains("{\"type\":\"webauthn-platform\"");
  }

  @Test
  void a_passkey_of_unknown_sort_could_be_in_anybodys_pocket() {
    assertThat(part(Login.of().enrolled("passkey"), "user"))
        .contains("{\"type\":\"webauthn-roaming\"");
    assertThat(
            part(
                Login.of().enrolledWith("passkey", "webauthn-platform", "webauthn-roaming"),
                "user"))
        .contains("{\"type\":\"webauthn-platform\"")
        .contains("{\"type\":\"webauthn-roaming\"");
  }

  @Test
  void an_address_alone_is_no_provider() {
    assertThat(part(Login.of().enrolled("email"), "user")).contains("\"multifactor\":[]");
  }

  @Test
  void methods_tell_what_was_proved() {
    assertThat(part(Login.of().proved("sms"), "authentication"))
        .isEqualTo(
            """
            {"methods":[{"name":"pwd","timestamp":"2026-11-22T10:11:07.345Z"},\
            {"name":"mfa","type":"phone","timestamp":"2026-11-22T10:11:12.345Z"}]}\
            """);
  }

  @Test
  void risk_is_told_with_what_each_assessor_found() {
    assertThat(part(Login.of().newDevice(Confidence.LOW, "no_match"), "authentication"))
        .contains(
            """
            "riskAssessment":{"confidence":"low","version":"1","assessments":{\
            "NewDevice":{"confidence":"low","code":"no_match","details":{"device":"unknown"}},\
            "PhoneNumber":{"confidence":"neutral","code":"phone_number_not_provided","details":{}}}}\
            """);
  }

  @Test
  void a_request_is_told_as_the_application_saw_it() {
    Login login =
        Login.of()
            .request(
                new RequestFacts(
                    Optional.of("192.0.2.1"),
                    Optional.of("Mozilla/5.0"),
                    Optional.of("fr"),
                    Optional.of(new Location(48.5, 2.25, Optional.of("FR"), Optional.of("Paris")))))
            .requested(
                new Requested(List.of("urn:a", "urn:b"), Optional.of(Duration.ofMinutes(5))));

    assertThat(part(login, "request"))
        .isEqualTo(
            """
            {"ip":"192.0.2.1","user_agent":"Mozilla/5.0","language":"fr","method":"POST",\
            "geoip":{"latitude":48.5,"longitude":2.25,"countryCode":"FR","cityName":"Paris"},\
            "query":{"acr_values":"urn:a urn:b","max_age":"300"},"body":{}}\
            """);
    assertThat(part(login, "transaction"))
        .isEqualTo(
            """
            {"acr_values":["urn:a","urn:b"],"metadata":{},"protocol":"oidc-basic-profile",\
            "locale":"fr","requested_scopes":[]}\
            """);
  }

  @Test
  void the_rest_is_told_as_well() {
    Login login = Login.of().roles("b", "a").organization("{\"tier\":1}");

    assertThat(part(login, "authorization")).isEqualTo("{\"roles\":[\"a\",\"b\"]}");
    assertThat(part(login, "organization"))
        .isEqualTo(
            """
            {"id":"org_1","name":"Acme","display_name":"Acme","metadata":{"tier":1}}\
            """);
    assertThat(part(login, "client"))
        .isEqualTo("{\"client_id\":\"shop\",\"name\":\"shop\",\"metadata\":{}}");
    assertThat(part(login, "tenant")).isEqualTo("{\"id\":\"acme\"}");
    assertThat(part(login, "stats")).isEqualTo("{\"logins_count\":2}");
    assertThat(part(login, "secrets")).isEqualTo("{\"K\":\"v\"}");
  }

  @Test
  void nothing_is_told_of_an_organization_that_is_not_there() {
    assertThat(event(Login.of())).doesNotContainKey("organization");
  }
}
