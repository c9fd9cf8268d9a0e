package io.countersign.policies.actions;

import static io.countersign.policies.actions.Asked.commands;
import static io.countersign.policies.actions.Asked.policy;
import static io.countersign.policies.actions.Asked.seed;
import static io.countersign.policies.actions.Asked.types;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Command;
import io.countersign.domain.policy.Command.ChallengeWith;
import io.countersign.domain.policy.Command.ChallengeWithAny;
import io.countersign.domain.policy.Command.Deny;
import io.countersign.domain.policy.Policy;
import io.countersign.domain.risk.Confidence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of Auth0's page on customizing the selection of factors, unchanged. */
class SeedScriptsTest {

  private static final FactorType TOTP = new FactorType("totp");
  private static final FactorType PHONE = new FactorType("phone");
  private static final FactorType PUSH = new FactorType("push");
  private static final FactorType EMAIL = new FactorType("email");

  private static List<Command> say(String script, Login login) {
    return commands(policy(seed(script)).ask(0, login.event(), ""));
  }

  @Test
  void the_first_of_two_actions_lets_the_user_pick() {
    assertThat(say("contextual-1", Login.of().enrolled("phone", "push")))
        .containsExactly(new ChallengeWithAny(types("phone", "push")));
  }

  @Test
  void the_second_asks_admins_who_picked_the_phone_for_a_push_as_well() {
    Policy both = policy(seed("contextual-1"), seed("contextual-2"));
    Login login = Login.of().enrolled("phone", "push").roles("admin").proved("phone");

    assertThat(both.stages()).containsExactly("first", "second");
    assertThat(commands(both.ask(1, login.event(), ""))).containsExactly(new ChallengeWith(PUSH));
  }

  @ParameterizedTest
  @CsvSource({"push,admin", "phone,editor"})
  void the_second_asks_nobody_else_for_anything(String proved, String role) {
    Policy both = policy(seed("contextual-1"), seed("contextual-2"));
    Login login = Login.of().enrolled("phone", "push").roles(role).proved(proved);

    assertThat(commands(both.ask(1, login.event(), ""))).isEmpty();
  }

  @Test
  void a_text_message_counts_as_the_phone() {
    Login login = Login.of().roles("admin").proved("sms");

    assertThat(say("contextual-2", login)).containsExactly(new ChallengeWith(PUSH));
  }

  @Test
  void current_enrollments_decide_between_otp_and_phone() {
    assertThat(say("otp-or-phone", Login.of().enrolled("totp")))
        .containsExactly(new ChallengeWithAny(types("totp", "phone")));
  }

  @Test
  void admins_are_asked_twice() {
    assertThat(say("roles", Login.of().roles("admin")))
        .containsExactly(new ChallengeWith(TOTP), new ChallengeWith(PHONE));
  }

  @Test
  void others_are_asked_once() {
    assertThat(say("roles", Login.of().roles("editor"))).containsExactly(new ChallengeWith(TOTP));
    assertThat(say("roles", Login.of())).containsExactly(new ChallengeWith(TOTP));
  }

  private static final String FACTORS = "{\"factors\":\"push-notification,phone,email\"}";

  @Test
  void push_is_preferred_where_the_organization_has_it() {
    Login login =
        Login.of().enrolled("push", "phone", "email").verifiedPhone().organization(FACTORS);

    assertThat(say("organization-metadata", login)).containsExactly(new ChallengeWith(PUSH));
  }

  @Test
  void a_verified_phone_comes_before_an_address_which_may_be_tried_instead() {
    Login login = Login.of().enrolled("phone", "email").verifiedPhone().organization(FACTORS);

    assertThat(say("organization-metadata", login))
        .containsExactly(new ChallengeWith(PHONE, types("email")));
  }

  @Test
  void a_verified_phone_alone_has_no_alternative() {
    Login login = Login.of().enrolled("phone").verifiedPhone().organization(FACTORS);

    assertThat(say("organization-metadata", login)).containsExactly(new ChallengeWith(PHONE));
  }

  @Test
  void an_address_is_what_remains() {
    Login login = Login.of().enrolled("phone", "email").organization(FACTORS);

    assertThat(say("organization-metadata", login)).containsExactly(new ChallengeWith(EMAIL));
  }

  @Test
  void who_has_nothing_that_the_organization_wants_is_denied() {
    Deny denied = new Deny("No MFA factors available for this org + user");

    assertThat(say("organization-metadata", Login.of().enrolled("totp").organization(FACTORS)))
        .containsExactly(denied);
    assertThat(say("organization-metadata", Login.of().enrolled("totp"))).containsExactly(denied);
  }

  @Test
  void an_address_may_be_tried_instead_of_otp() {
    assertThat(say("additional-email", Login.of().enrolled("totp", "email")))
        .containsExactly(new ChallengeWith(TOTP, types("email")));
  }

  @Test
  void whatever_is_enrolled_may_be_tried_instead_of_otp_which_is_named_once() {
    assertThat(say("enrolled-factors", Login.of().enrolled("totp", "phone", "email")))
        .containsExactly(new ChallengeWith(TOTP, types("phone", "email")));
  }

  @ParameterizedTest
  @CsvSource({"LOW,no_match", "MEDIUM,partial_match"})
  void who_comes_from_a_new_device_is_asked_for_what_is_enrolled(Confidence how, String code) {
    Login login = Login.of().enrolled("totp", "email").newDevice(how, code);

    assertThat(say("adaptive", login))
        .containsExactly(new ChallengeWithAny(types("totp", "email")));
  }

  @ParameterizedTest
  @CsvSource({"HIGH,match", "NEUTRAL,initial_login"})
  void who_comes_from_a_known_device_is_not_asked(Confidence how, String code) {
    assertThat(say("adaptive", Login.of().enrolled("totp").newDevice(how, code))).isEmpty();
  }

  @Test
  void who_has_nothing_enrolled_cannot_be_asked() {
    assertThat(say("adaptive", Login.of().newDevice(Confidence.LOW, "no_match"))).isEmpty();
  }

  @Test
  void nobody_is_asked_where_nobody_assessed_the_risk() {
    assertThat(say("adaptive", Login.of().enrolled("totp"))).isEmpty();
  }

  @Test
  void both_ways_to_a_phone_are_the_phone() {
    assertThat(commands(Asked.answer(seed("preferred-method"), Login.of().enrolled("phone"))))
        .containsExactly(new ChallengeWith(PHONE));
  }
}
