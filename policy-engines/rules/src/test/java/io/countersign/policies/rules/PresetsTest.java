package io.countersign.policies.rules;

import static io.countersign.domain.factor.FactorKind.KNOWLEDGE;
import static io.countersign.policies.rules.Events.nobody;
import static io.countersign.policies.rules.Events.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.policy.PolicyPreset;
import io.countersign.application.policy.PolicySource;
import io.countersign.domain.policy.PolicyFailed;
import io.countersign.domain.risk.Confidence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

  static Stream<PolicyPreset> presets() {
    return Played.ENGINE.presets().stream();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void every_preset_is_a_policy(PolicyPreset preset) {
    assertThat(preset.name()).matches("[a-z0-9-]+");
    assertThat(preset.description()).endsWith(".");
    assertThat(Played.ENGINE.compile(new PolicySource(preset.document())).stages()).isNotEmpty();
  }

  @Test
  void one_of_two_factors_is_picked() {
    assertThat(play("otp-or-phone", someone().has("totp", "phone")))
        .containsExactly("any of totp phone");
  }

  @Test
  void admins_prove_a_phone_after_the_app_and_others_do_not() {
    assertThat(play("roles", someone().has("totp", "phone").roles("admin")))
        .containsExactly("totp", "phone");
    assertThat(play("roles", someone().has("totp", "phone").roles("editor")))
        .containsExactly("totp");
  }

  @Test
  void an_admin_without_a_phone_is_asked_for_it_all_the_same() {
    assertThat(play("roles", someone().has("totp").roles("admin")))
        .containsExactly("totp", "phone");
  }

  @Test
  void the_second_step_depends_on_what_was_picked_at_the_first() {
    assertThat(play("phone-then-push", someone().has("phone", "push").roles("admin")))
        .containsExactly("any of phone push", "push");
    assertThat(play("phone-then-push", someone().has("phone", "push")))
        .containsExactly("any of phone push");
  }

  @Test
  void who_picked_the_push_is_asked_for_nothing_else() {
    var policy = Played.preset("phone-then-push");
    var event = someone().has("phone", "push").roles("admin").proved("push").event();

    assertThat(Played.commands(policy, 1, event)).isEmpty();
  }

  @ParameterizedTest(name = "{0} of {1}, phone verified: {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "push,phone,email | push phone email | true  | push",
        "phone,email      | push phone email | true  | phone, else email",
        "phone            | push phone email | true  | phone",
        "phone,email      | push phone email | false | email",
        "push,phone,email | totp email       | true  | email",
        "email            | phone email      | true  | email",
        "push             | phone email      | true  | deny",
        "phone,email      | totp             | true  | deny",
        "''               | push phone email | true  | deny",
        "email            | ''               | true  | deny"
      })
  void an_organization_says_what_its_members_may_use(
      String factors, String enrolled, boolean verified, String expected) {
    Events events =
        someone().organization("{\"factors\": \"" + factors + "\"}").phone("+4312345", verified);
    if (!enrolled.isEmpty()) {
      events.has(enrolled.split(" "));
    }

    assertThat(play("organization-metadata", events)).containsExactly(ended(expected));
  }

  @Test
  void who_comes_on_no_organizations_behalf_is_denied_where_it_decides() {
    assertThat(play("organization-metadata", someone().has("push", "email")))
        .containsExactly("deny: No MFA factors available for this org + user");
  }

  @Test
  void an_organization_that_says_nothing_fails_the_policy() {
    Events events = someone().has("push").organization("{}");

    assertThatThrownBy(() -> play("organization-metadata", events))
        .isInstanceOfSatisfying(
            PolicyFailed.class, failed -> assertThat(failed.code()).isEqualTo("not-there"));
  }

  @Test
  void an_email_may_be_tried_instead() {
    assertThat(play("another-method", someone().has("totp", "email")))
        .containsExactly("totp, else email");
  }

  @Test
  void whatever_is_enrolled_may_be_tried_instead() {
    assertThat(play("enrolled-factors", someone().has("phone", "totp", "email")))
        .containsExactly("totp, else phone email");
  }

  @ParameterizedTest
  @EnumSource(Confidence.class)
  void a_new_device_is_asked_by_how_sure_its_assessor_is(Confidence confidence) {
    Events events = someone().has("totp", "email").risk("NewDevice", confidence, "no_match");
    boolean asked = confidence == Confidence.LOW || confidence == Confidence.MEDIUM;

    assertThat(play("new-device", events))
        .isEqualTo(asked ? List.of("any of totp email") : List.of());
  }

  @Test
  void a_new_device_of_somebody_with_nothing_is_not_asked() {
    assertThat(play("new-device", someone().risk("NewDevice", Confidence.LOW, "no_match")))
        .isEmpty();
  }

  @Test
  void nobody_is_asked_where_devices_are_not_looked_at() {
    assertThat(play("new-device", someone().has("totp"))).isEmpty();
  }

  @Test
  void aal2_asks_for_what_makes_two_kinds_and_never_for_an_email() {
    assertThat(play("nist-aal2", someone().has("email", "totp", "phone")))
        .containsExactly("any of totp phone", "allow");
  }

  @Test
  void aal2_has_newcomers_enroll_and_that_is_enough() {
    assertThat(play("nist-aal2", someone()))
        .containsExactly("enroll any of passkey totp phone", "allow");
  }

  @Test
  void aal2_cannot_be_reached_with_two_things_that_one_has() {
    assertThat(play("nist-aal2", nobody().has("totp", "phone")))
        .containsExactly("any of nothing", "allow");
  }

  @Test
  void aal2_does_not_count_questions_that_others_could_answer() {
    assertThat(play("nist-aal2", nobody().vouched("kba", KNOWLEDGE).has("totp")))
        .containsExactly("any of nothing", "allow");
  }

  @Test
  void aal2_is_not_asked_for_twice() {
    assertThat(play("nist-aal2", someone().has("totp").proved("totp"))).containsExactly("allow");
  }

  @Test
  void an_email_that_was_proved_does_not_reach_aal2() {
    assertThat(play("nist-aal2", someone().has("totp", "email").proved("email")))
        .containsExactly("any of totp", "allow");
  }

  @Test
  void phishing_resistance_is_reached_by_passkeys_only() {
    assertThat(play("phishing-resistant-only", someone().has("totp", "passkey")))
        .containsExactly("any of passkey", "allow");
    assertThat(play("phishing-resistant-only", someone().has("totp")))
        .containsExactly("any of nothing", "allow");
    assertThat(play("phishing-resistant-only", someone()))
        .containsExactly("enroll any of passkey", "allow");
    assertThat(Played.preset("phishing-resistant-only").backupCodesStandIn()).isFalse();
  }

  private static List<String> play(String preset, Events events) {
    return Played.of(Played.preset(preset), events);
  }

  /** What the organization's policy ends with. */
  private static String[] ended(String expected) {
    return expected.equals("deny")
        ? new String[] {"deny: No MFA factors available for this org + user"}
        : new String[] {expected, "allow"};
  }
}
