package io.countersign.domain.policy;

import static io.countersign.domain.mfa.EnrollmentPrompt.NONE;
import static io.countersign.domain.mfa.Entry.REGISTRATION;
import static io.countersign.domain.mfa.Entry.SIGN_IN;
import static io.countersign.domain.mfa.MfaRequirement.MANDATORY;
import static io.countersign.domain.mfa.MfaRequirement.OFF;
import static io.countersign.domain.mfa.MfaRequirement.OPTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.EnrollmentPrompt;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.policy.Decision.Allow;
import io.countersign.domain.policy.Decision.ChallengeWithAny;
import io.countersign.domain.policy.Decision.Deny;
import io.countersign.domain.policy.Decision.EnrollWithAny;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MfaPolicyTest {

  private static final FactorType TOTP = new FactorType("totp");
  private static final FactorType SMS = new FactorType("sms");
  private static final FactorType CODES = BackupCode.FACTOR;
  private static final Set<FactorType> NOTHING = Set.of();
  private static final Set<FactorType> ALL = Set.of(TOTP, SMS, CODES);
  private static final Set<FactorType> OFFERED = Set.of(TOTP, SMS);

  /** Who has nothing: every requirement, prompt, entry and choice before. */
  @ParameterizedTest(name = "{0}, {1}, {2}, skipped before: {3} -> {4}")
  @CsvSource({
    "MANDATORY, NONE,                     SIGN_IN,      false, must enroll",
    "MANDATORY, NONE,                     SIGN_IN,      true,  must enroll",
    "MANDATORY, NONE,                     REGISTRATION, false, must enroll",
    "MANDATORY, NONE,                     REGISTRATION, true,  must enroll",
    "MANDATORY, SIGN_IN,                  SIGN_IN,      false, must enroll",
    "MANDATORY, SIGN_IN,                  SIGN_IN,      true,  must enroll",
    "MANDATORY, SIGN_IN,                  REGISTRATION, false, let in",
    "MANDATORY, SIGN_IN,                  REGISTRATION, true,  let in",
    "MANDATORY, SIGN_IN_AND_REGISTRATION, SIGN_IN,      false, must enroll",
    "MANDATORY, SIGN_IN_AND_REGISTRATION, SIGN_IN,      true,  must enroll",
    "MANDATORY, SIGN_IN_AND_REGISTRATION, REGISTRATION, false, must enroll",
    "MANDATORY, SIGN_IN_AND_REGISTRATION, REGISTRATION, true,  must enroll",
    "OPTIONAL,  NONE,                     SIGN_IN,      false, let in",
    "OPTIONAL,  NONE,                     SIGN_IN,      true,  let in",
    "OPTIONAL,  NONE,                     REGISTRATION, false, let in",
    "OPTIONAL,  NONE,                     REGISTRATION, true,  let in",
    "OPTIONAL,  SIGN_IN,                  SIGN_IN,      false, asked to enroll",
    "OPTIONAL,  SIGN_IN,                  SIGN_IN,      true,  let in",
    "OPTIONAL,  SIGN_IN,                  REGISTRATION, false, let in",
    "OPTIONAL,  SIGN_IN,                  REGISTRATION, true,  let in",
    "OPTIONAL,  SIGN_IN_AND_REGISTRATION, SIGN_IN,      false, asked to enroll",
    "OPTIONAL,  SIGN_IN_AND_REGISTRATION, SIGN_IN,      true,  let in",
    "OPTIONAL,  SIGN_IN_AND_REGISTRATION, REGISTRATION, false, asked to enroll",
    "OPTIONAL,  SIGN_IN_AND_REGISTRATION, REGISTRATION, true,  let in",
    "OFF,       NONE,                     SIGN_IN,      false, let in",
    "OFF,       NONE,                     SIGN_IN,      true,  let in",
    "OFF,       NONE,                     REGISTRATION, false, let in",
    "OFF,       NONE,                     REGISTRATION, true,  let in",
    "OFF,       SIGN_IN,                  SIGN_IN,      false, let in",
    "OFF,       SIGN_IN,                  SIGN_IN,      true,  let in",
    "OFF,       SIGN_IN,                  REGISTRATION, false, let in",
    "OFF,       SIGN_IN,                  REGISTRATION, true,  let in",
    "OFF,       SIGN_IN_AND_REGISTRATION, SIGN_IN,      false, let in",
    "OFF,       SIGN_IN_AND_REGISTRATION, SIGN_IN,      true,  let in",
    "OFF,       SIGN_IN_AND_REGISTRATION, REGISTRATION, false, let in",
    "OFF,       SIGN_IN_AND_REGISTRATION, REGISTRATION, true,  let in"
  })
  void who_has_nothing(
      MfaRequirement requirement,
      EnrollmentPrompt prompt,
      Entry entry,
      boolean skipped,
      String outcome) {
    Decision expected =
        switch (outcome) {
          case "must enroll" -> new EnrollWithAny(OFFERED, false);
          case "asked to enroll" -> new EnrollWithAny(OFFERED, true);
          default -> new Allow();
        };

    assertThat(
            new MfaPolicy(requirement, prompt)
                .decide(new Situation(NOTHING, ALL, OFFERED, NOTHING, entry, skipped)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void where_nothing_can_be_enrolled_mandatory_denies_whom_it_asks(EnrollmentPrompt prompt) {
    MfaPolicy mandatory = new MfaPolicy(MANDATORY, prompt);
    Deny denied = new Deny("no-factor-available");

    assertThat(mandatory.decide(newcomer(SIGN_IN))).isEqualTo(denied);
    assertThat(mandatory.decide(newcomer(REGISTRATION)))
        .isEqualTo(prompt == EnrollmentPrompt.SIGN_IN ? new Allow() : denied);
  }

  @ParameterizedTest
  @EnumSource
  void where_nothing_can_be_enrolled_nobody_else_is_asked(EnrollmentPrompt prompt) {
    for (Entry entry : Entry.values()) {
      assertThat(new MfaPolicy(OPTIONAL, prompt).decide(newcomer(entry))).isEqualTo(new Allow());
      assertThat(new MfaPolicy(OFF, prompt).decide(newcomer(entry))).isEqualTo(new Allow());
    }
  }

  @ParameterizedTest
  @MethodSource("askingPolicies")
  void who_has_an_authenticator_is_asked_for_it(MfaPolicy policy) {
    for (Entry entry : Entry.values()) {
      assertThat(policy.decide(new Situation(Set.of(TOTP), ALL, OFFERED, NOTHING, entry, true)))
          .isEqualTo(new ChallengeWithAny(Set.of(TOTP)));
      assertThat(policy.decide(new Situation(ALL, ALL, NOTHING, NOTHING, entry, false)))
          .isEqualTo(new ChallengeWithAny(ALL));
    }
  }

  @ParameterizedTest
  @MethodSource("askingPolicies")
  void who_has_only_backup_codes_is_asked_for_one(MfaPolicy policy) {
    assertThat(policy.decide(has(Set.of(CODES), ALL)))
        .isEqualTo(new ChallengeWithAny(Set.of(CODES)));
  }

  @ParameterizedTest
  @MethodSource("askingPolicies")
  void a_factor_that_is_gone_lets_nobody_through(MfaPolicy policy) {
    Deny denied = new Deny("no-usable-factor");

    assertThat(policy.decide(has(Set.of(SMS), NOTHING))).isEqualTo(denied);
    assertThat(policy.decide(has(Set.of(SMS), Set.of(TOTP, CODES)))).isEqualTo(denied);
  }

  @ParameterizedTest
  @MethodSource("askingPolicies")
  void only_what_is_still_there_is_asked_for(MfaPolicy policy) {
    assertThat(policy.decide(has(Set.of(TOTP, SMS, CODES), Set.of(TOTP, CODES))))
        .isEqualTo(new ChallengeWithAny(Set.of(TOTP, CODES)));
    assertThat(policy.decide(has(Set.of(SMS, CODES), Set.of(TOTP, CODES))))
        .isEqualTo(new ChallengeWithAny(Set.of(CODES)));
  }

  @ParameterizedTest
  @EnumSource
  void off_asks_nobody(EnrollmentPrompt prompt) {
    MfaPolicy off = new MfaPolicy(OFF, prompt);

    assertThat(off.decide(has(Set.of(TOTP), ALL))).isEqualTo(new Allow());
    assertThat(off.decide(has(Set.of(CODES), ALL))).isEqualTo(new Allow());
    assertThat(off.decide(has(Set.of(TOTP), NOTHING))).isEqualTo(new Allow());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void one_proof_is_enough(MfaPolicy policy) {
    assertThat(policy.decide(proved(Set.of(TOTP, SMS), Set.of(SMS)))).isEqualTo(new Allow());
    assertThat(policy.decide(proved(Set.of(TOTP, CODES), Set.of(CODES)))).isEqualTo(new Allow());
    assertThat(policy.decide(proved(Set.of(CODES), Set.of(CODES, TOTP)))).isEqualTo(new Allow());
    assertThat(policy.decide(proved(Set.of(SMS, CODES), Set.of(CODES)))).isEqualTo(new Allow());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void who_proved_a_backup_code_and_has_nothing_else_must_enroll(MfaPolicy policy) {
    assertThat(policy.decide(proved(Set.of(CODES), Set.of(CODES))))
        .isEqualTo(new EnrollWithAny(OFFERED, false));
    assertThat(policy.decide(proved(NOTHING, Set.of(CODES))))
        .isEqualTo(new EnrollWithAny(OFFERED, false));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void a_backup_code_is_enough_where_nothing_can_be_enrolled(MfaPolicy policy) {
    assertThat(
            policy.decide(
                new Situation(
                    Set.of(CODES), Set.of(CODES), NOTHING, Set.of(CODES), SIGN_IN, false)))
        .isEqualTo(new Allow());
  }

  @Test
  void backup_codes_are_never_what_is_to_be_enrolled() {
    MfaPolicy mandatory = new MfaPolicy(MANDATORY, NONE);

    assertThat(mandatory.decide(new Situation(NOTHING, ALL, ALL, NOTHING, SIGN_IN, false)))
        .isEqualTo(new EnrollWithAny(OFFERED, false));
    assertThat(
            mandatory.decide(new Situation(NOTHING, ALL, Set.of(CODES), NOTHING, SIGN_IN, false)))
        .isEqualTo(new Deny("no-factor-available"));
    assertThat(
            mandatory.decide(new Situation(Set.of(CODES), ALL, ALL, Set.of(CODES), SIGN_IN, false)))
        .isEqualTo(new EnrollWithAny(OFFERED, false));
  }

  @ParameterizedTest
  @CsvSource({
    "MANDATORY, MANDATORY, MANDATORY",
    "MANDATORY, OPTIONAL,  MANDATORY",
    "MANDATORY, OFF,       MANDATORY",
    "OPTIONAL,  OPTIONAL,  OPTIONAL",
    "OPTIONAL,  OFF,       OPTIONAL",
    "OFF,       OFF,       OFF"
  })
  void of_two_requirements_the_stricter_asks_more(
      MfaRequirement one, MfaRequirement other, MfaRequirement stricter) {
    assertThat(one.stricter(other)).isEqualTo(stricter);
    assertThat(other.stricter(one)).isEqualTo(stricter);
  }

  static Stream<MfaPolicy> policies() {
    return Stream.of(MfaRequirement.values())
        .flatMap(requirement ->
            Stream.of(EnrollmentPrompt.values()).map(prompt -> new MfaPolicy(requirement, prompt)));
  }

  static Stream<MfaPolicy> askingPolicies() {
    return policies().filter(policy -> policy.requirement() != OFF);
  }

  /** Has nothing, and there is nothing. */
  private static Situation newcomer(Entry entry) {
    return new Situation(NOTHING, Set.of(CODES), NOTHING, NOTHING, entry, false);
  }

  private static Situation has(Set<FactorType> enrolled, Set<FactorType> available) {
    return new Situation(enrolled, available, OFFERED, NOTHING, SIGN_IN, false);
  }

  private static Situation proved(Set<FactorType> enrolled, Set<FactorType> proved) {
    return new Situation(enrolled, ALL, OFFERED, proved, SIGN_IN, false);
  }
}
