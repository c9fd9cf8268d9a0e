package io.countersign.application.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Secrets} does. */
public interface SecretsContract {

  Place HERE = Place.of("authenticator", "default", "alice", "1");
  Place THERE = Place.of("authenticator", "default", "mallory", "1");
  SecretBytes SECRET = SecretBytes.of("a seed".getBytes(StandardCharsets.UTF_8));

  /** The adapter under test; the same for all calls of one test. */
  Secrets secrets();

  @Test
  default void what_was_sealed_opens_in_its_place() {
    Sealed sealed = secrets().seal(SECRET, HERE);

    assertThat(secrets().open(sealed.ciphertext(), HERE)).isEqualTo(SECRET);
  }

  @Test
  default void an_empty_and_a_large_secret_open_too() {
    for (int size : new int[] {0, 1, 16 * 1024}) {
      byte[] bytes = new byte[size];
      Arrays.fill(bytes, (byte) 0xA5);
      Sealed sealed = secrets().seal(SecretBytes.of(bytes), HERE);

      assertThat(secrets().open(sealed.ciphertext(), HERE).reveal()).isEqualTo(bytes);
    }
  }

  @Test
  default void nothing_opens_in_another_place() {
    byte[] ciphertext = secrets().seal(SECRET, HERE).ciphertext();

    assertUnreadable(ciphertext, THERE);
    assertUnreadable(ciphertext, Place.of("enrollment", "default", "alice", "1"));
    assertUnreadable(ciphertext, Place.of("authenticator", "default", "alice"));
    assertUnreadable(ciphertext, Place.of("authenticator", "defaul", "talice", "1"));
  }

  @Test
  default void a_change_of_any_byte_is_noticed() {
    byte[] ciphertext = secrets().seal(SECRET, HERE).ciphertext();

    for (int at = 0; at < ciphertext.length; at++) {
      byte[] altered = ciphertext.clone();
      altered[at] ^= 1;
      assertUnreadable(altered, HERE);
    }
  }

  @Test
  default void a_part_of_a_ciphertext_does_not_open() {
    byte[] ciphertext = secrets().seal(SECRET, HERE).ciphertext();

    for (int length = 0; length < ciphertext.length; length++) {
      assertUnreadable(Arrays.copyOf(ciphertext, length), HERE);
    }
    assertUnreadable(Arrays.copyOf(ciphertext, ciphertext.length + 1), HERE);
  }

  @Test
  default void a_failure_names_the_place_and_not_the_secret() {
    byte[] ciphertext = secrets().seal(SECRET, HERE).ciphertext();

    assertThatExceptionOfType(SecretUnreadable.class)
        .isThrownBy(() -> secrets().open(ciphertext, THERE))
        .withMessageContaining("mallory")
        .withMessageNotContaining("a seed");
  }

  @Test
  default void the_same_secret_never_looks_the_same_twice() {
    assertThat(secrets().seal(SECRET, HERE).ciphertext())
        .isNotEqualTo(secrets().seal(SECRET, HERE).ciphertext());
  }

  @Test
  default void a_ciphertext_does_not_show_its_secret() {
    byte[] ciphertext = secrets().seal(SECRET, HERE).ciphertext();

    assertThat(new String(ciphertext, StandardCharsets.ISO_8859_1)).doesNotContain("a seed");
  }

  @Test
  default void sealing_names_the_primary_key() {
    assertThat(secrets().seal(SECRET, HERE).keyId()).isEqualTo(secrets().primaryKeyId());
  }

  @Test
  default void a_fingerprint_has_32_bytes_and_stays_the_same() {
    assertThat(secrets().fingerprint(SECRET, HERE).length()).isEqualTo(32);
    assertThat(secrets().fingerprint(SECRET, HERE)).isEqualTo(secrets().fingerprint(SECRET, HERE));
  }

  @Test
  default void a_fingerprint_is_another_one_for_another_value_or_place() {
    SecretBytes other = SecretBytes.of("b seed".getBytes(StandardCharsets.UTF_8));
    SecretBytes fingerprint = secrets().fingerprint(SECRET, HERE);

    assertThat(secrets().fingerprint(SECRET, THERE)).isNotEqualTo(fingerprint);
    assertThat(secrets().fingerprint(other, HERE)).isNotEqualTo(fingerprint);
  }

  @Test
  default void value_and_place_of_a_fingerprint_do_not_run_together() {
    SecretBytes longer = SecretBytes.of("1a seed".getBytes(StandardCharsets.UTF_8));

    assertThat(secrets().fingerprint(longer, Place.of("kind", "")))
        .isNotEqualTo(secrets().fingerprint(SECRET, Place.of("kind", "1")));
  }

  private void assertUnreadable(byte[] ciphertext, Place place) {
    assertThatExceptionOfType(SecretUnreadable.class)
        .isThrownBy(() -> secrets().open(ciphertext, place));
  }
}
