package io.countersign.domain.policy;

import static io.countersign.domain.policy.MfaRequirement.MANDATORY;
import static io.countersign.domain.policy.MfaRequirement.OFF;
import static io.countersign.domain.policy.MfaRequirement.OPTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision.Allow;
import io.countersign.domain.policy.Decision.ChallengeWithAny;
import io.countersign.domain.policy.Decision.Deny;
import io.countersign.domain.policy.Decision.EnrollWithAny;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MfaRequirementTest {

  private static final FactorType TOTP = new FactorType("totp");
  private static final FactorType SMS = new FactorType("sms");
  private static final Set<FactorType> NONE = Set.of();

  @Test
  void mandatory_asks_whoever_has_an_authenticator() {
    assertThat(MANDATORY.decide(new Situation(Set.of(TOTP), Set.of(TOTP, SMS), NONE)))
        .isEqualTo(new ChallengeWithAny(Set.of(TOTP)));
  }

  @Test
  void mandatory_makes_everybody_else_enroll_whatever_is_there() {
    assertThat(MANDATORY.decide(new Situation(NONE, Set.of(TOTP, SMS), NONE)))
        .isEqualTo(new EnrollWithAny(Set.of(TOTP, SMS)));
  }

  @Test
  void mandatory_denies_everybody_when_no_factor_is_there() {
    assertThat(MANDATORY.decide(new Situation(NONE, NONE, NONE)))
        .isEqualTo(new Deny("no-factor-available"));
  }

  @Test
  void optional_lets_in_whoever_has_nothing() {
    assertThat(OPTIONAL.decide(new Situation(NONE, Set.of(TOTP), NONE))).isEqualTo(new Allow());
    assertThat(OPTIONAL.decide(new Situation(NONE, NONE, NONE))).isEqualTo(new Allow());
  }

  @Test
  void optional_asks_whoever_has_an_authenticator() {
    assertThat(OPTIONAL.decide(new Situation(Set.of(TOTP, SMS), Set.of(TOTP, SMS), NONE)))
        .isEqualTo(new ChallengeWithAny(Set.of(TOTP, SMS)));
  }

  @Test
  void off_asks_nobody() {
    assertThat(OFF.decide(new Situation(NONE, Set.of(TOTP), NONE))).isEqualTo(new Allow());
    assertThat(OFF.decide(new Situation(Set.of(TOTP), Set.of(TOTP), NONE))).isEqualTo(new Allow());
    assertThat(OFF.decide(new Situation(Set.of(TOTP), NONE, NONE))).isEqualTo(new Allow());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OFF")
  void a_factor_that_is_gone_lets_nobody_through(MfaRequirement requirement) {
    Deny denied = new Deny("no-usable-factor");

    assertThat(requirement.decide(new Situation(Set.of(SMS), NONE, NONE))).isEqualTo(denied);
    assertThat(requirement.decide(new Situation(Set.of(SMS), Set.of(TOTP), NONE)))
        .isEqualTo(denied);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OFF")
  void only_what_is_still_there_is_asked_for(MfaRequirement requirement) {
    assertThat(requirement.decide(new Situation(Set.of(TOTP, SMS), Set.of(TOTP), NONE)))
        .isEqualTo(new ChallengeWithAny(Set.of(TOTP)));
  }

  @ParameterizedTest
  @EnumSource
  void one_proof_is_enough(MfaRequirement requirement) {
    assertThat(requirement.decide(new Situation(Set.of(TOTP, SMS), Set.of(TOTP), Set.of(SMS))))
        .isEqualTo(new Allow());
  }
}
