package io.countersign.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.domain.authenticator.Label;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorStateTest {

  private static final Set<FactorKind> KINDS = EnumSet.of(FactorKind.POSSESSION);

  @Test
  void a_credential_has_at_most_16_KiB() {
    assertThat(new Credential(bytes(16 * 1024)).state().length()).isEqualTo(16 * 1024);
    assertThatIllegalArgumentException().isThrownBy(() -> new Credential(bytes(16 * 1024 + 1)));
  }

  @Test
  void a_challenge_state_has_at_most_4_KiB() {
    assertThat(new ChallengeState(bytes(4 * 1024)).state().length()).isEqualTo(4 * 1024);
    assertThatIllegalArgumentException().isThrownBy(() -> new ChallengeState(bytes(4 * 1024 + 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "totp", "backup-code", "u2f"})
  void a_type_is_a_lower_case_word(String value) {
    assertThat(new FactorType(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "TOTP", "2fa", "-ab", "a_b", "a.b", "totp\n", "tötp"})
  void any_other_type_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FactorType(value));
  }

  @Test
  void a_type_has_2_to_32_characters() {
    assertThat(new FactorType("a".repeat(32)).value()).hasSize(32);
    assertThatIllegalArgumentException().isThrownBy(() -> new FactorType("a".repeat(33)));
  }

  @Test
  void a_factor_proves_something() {
    assertThatIllegalArgumentException().isThrownBy(() -> traits("App", Set.of(), Set.of("otp")));
    assertThatIllegalArgumentException().isThrownBy(() -> traits("App", KINDS, Set.of()));
  }

  @Test
  void a_factor_has_a_name_of_1_to_64_characters() {
    assertThat(traits("x".repeat(64), KINDS, Set.of("otp")).displayName()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> traits("x".repeat(65), KINDS, Set.of("otp")));
    assertThatIllegalArgumentException().isThrownBy(() -> traits("", KINDS, Set.of("otp")));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", " App", "App ", "A\npp", "A\u0000", "A\u2028pp", "A\ud83d"})
  void a_name_that_no_authenticator_could_have_is_refused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Label(name));
    assertThatIllegalArgumentException().isThrownBy(() -> traits(name, KINDS, Set.of("otp")));
  }

  @Test
  void a_factor_does_not_claim_to_be_several() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> traits("App", KINDS, Set.of("otp", "mfa")));
  }

  @Test
  void what_a_factor_proves_cannot_be_changed_from_outside() {
    Set<FactorKind> kinds = EnumSet.of(FactorKind.POSSESSION);
    Set<String> amr = new HashSet<>(Set.of("otp"));
    FactorTraits traits = traits("App", kinds, amr);
    kinds.add(FactorKind.INHERENCE);
    amr.add("sms");

    assertThat(traits.kinds()).containsExactly(FactorKind.POSSESSION);
    assertThat(traits.amr()).containsExactly("otp");
  }

  private static FactorTraits traits(String name, Set<FactorKind> kinds, Set<String> amr) {
    return new FactorTraits(name, kinds, amr, false, false);
  }

  private static SecretBytes bytes(int length) {
    return SecretBytes.of(new byte[length]);
  }
}
