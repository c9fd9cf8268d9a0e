package io.countersign.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretBytesTest {

  private static final byte[] SEED = {115, 101, 101, 100};

  @Test
  void they_do_not_print() {
    assertThat(SecretBytes.of(SEED)).hasToString("SecretBytes(hidden)");
    assertThat(SecretBytes.of(SEED).toString()).isEqualTo(SecretBytes.none().toString());
  }

  @Test
  void whatever_holds_them_does_not_print_them_either() {
    SecretBytes secret = SecretBytes.of(SEED);
    Shown shown = new Shown(Map.of("secret", "seed"));

    assertThat(new Credential(secret).toString()).doesNotContain("seed");
    assertThat(new ChallengeState(secret).toString()).doesNotContain("seed");
    assertThat(shown.toString()).isEqualTo("Shown([secret])");
    assertThat(new EnrollmentStart(new Credential(secret), Optional.of(secret), shown).toString())
        .doesNotContain("seed");
    assertThat(new Verification.Verified(new Credential(secret)).toString()).doesNotContain("seed");
  }

  @Test
  void nobody_outside_can_change_them() {
    byte[] given = SEED.clone();
    SecretBytes secret = SecretBytes.of(given);
    given[0] = 0;
    secret.reveal()[1] = 0;

    assertThat(secret.reveal()).isEqualTo(SEED);
  }

  @Test
  void they_equal_the_same_bytes_only() {
    assertThat(SecretBytes.of(SEED)).isEqualTo(SecretBytes.of(SEED.clone()));
    assertThat(SecretBytes.of(SEED)).isNotEqualTo(SecretBytes.of(new byte[] {115, 101, 101}));
    assertThat(SecretBytes.of(SEED)).isNotEqualTo(SecretBytes.none());
    assertThat(SecretBytes.none()).isEqualTo(SecretBytes.of(new byte[0]));
  }

  @Test
  void a_hash_table_learns_nothing_from_them() {
    assertThat(SecretBytes.of(SEED)).hasSameHashCodeAs(SecretBytes.none());
  }

  @Test
  void they_tell_their_length() {
    assertThat(SecretBytes.of(SEED).length()).isEqualTo(4);
    assertThat(SecretBytes.none().length()).isZero();
  }
}
