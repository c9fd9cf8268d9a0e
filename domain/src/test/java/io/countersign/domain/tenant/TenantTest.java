package io.countersign.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.domain.mfa.MfaRequirement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {

  @ParameterizedTest
  @ValueSource(strings = {"A", "Example Ltd", "Müller & Söhne", "株式会社例", "🦊"})
  void a_name_is_what_people_read(String name) {
    assertThat(named(name).name()).isEqualTo(name);
  }

  @Test
  void a_name_has_1_to_64_characters() {
    assertThat(named("x".repeat(64)).name()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> named("x".repeat(65)));
    assertThatIllegalArgumentException().isThrownBy(() -> named(""));
    assertThatIllegalArgumentException().isThrownBy(() -> named("  "));
  }

  @Test
  void a_colon_is_refused_as_it_separates_issuer_and_account() {
    assertThatIllegalArgumentException().isThrownBy(() -> named("a:b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\u001bb", "a\u007fb", "a\u2028b"})
  void what_breaks_a_line_of_a_log_is_refused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> named(name));
  }

  @Test
  void half_a_character_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> named("a\ud83d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "a", "0", "a-b-", "7-eleven"})
  void an_id_is_lower_case_letters_digits_and_dashes(String value) {
    assertThat(new TenantId(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "A", "a_b", "a.b", "a b", "ä", "a\n", "٣"})
  void any_other_id_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(value));
  }

  @Test
  void an_id_has_63_characters_at_the_most() {
    assertThat(new TenantId("a".repeat(63)).value()).hasSize(63);
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId("a".repeat(64)));
  }

  private static Tenant named(String name) {
    return new Tenant(TenantId.DEFAULT, name, MfaRequirement.OPTIONAL, Instant.EPOCH);
  }
}
