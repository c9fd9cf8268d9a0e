package io.countersign.application.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.client.ApiKeyId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTokenTest {

  private static final ApiKeyId ID =
      new ApiKeyId(UUID.fromString("0198c0de-0000-7000-8000-000000000001"));
  private static final byte[] SECRET = secret((byte) 0x5a);

  @Test
  void what_was_written_is_read() {
    assertThat(ApiKeyToken.read(text())).contains(new ApiKeyToken(ID, ApiKeyToken.hash(SECRET)));
  }

  @Test
  void its_form_stays_as_it_is() {
    assertThat(text())
        .isEqualTo("csk_AZjA3gAAcACAAAAAAAAAAVpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpa");
  }

  @Test
  void it_keeps_all_bits_of_id_and_secret() {
    ApiKeyId ones = new ApiKeyId(new UUID(-1, -1));
    byte[] secret = secret((byte) -1);

    assertThat(ApiKeyToken.read(text(ones, secret)))
        .contains(new ApiKeyToken(ones, ApiKeyToken.hash(secret)));
  }

  @Test
  void it_is_kept_as_a_hash_that_does_not_print() {
    assertThat(ApiKeyToken.hash(SECRET).length()).isEqualTo(32);
    assertThat(ApiKeyToken.hash(SECRET).reveal()).isNotEqualTo(SECRET);
    assertThat(ApiKeyToken.read(text()).orElseThrow().toString()).contains("hidden");
  }

  @Test
  void every_character_matters() {
    String text = text();
    for (int at = 0; at < text.length(); at++) {
      char other = text.charAt(at) == 'B' ? 'C' : 'B';
      String changed = text.substring(0, at) + other + text.substring(at + 1);

      assertThat(ApiKeyToken.read(changed)).isNotEqualTo(ApiKeyToken.read(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "csk_",
        "csk",
        "csk_AAAA",
        "Bearer csk_AAAA",
        "CSK_",
        "sk_",
        "csk_ ",
        "csk_=",
        "csk_\n"
      })
  void whatever_is_no_key_is_not_read(String text) {
    assertThat(ApiKeyToken.read(text)).isEmpty();
  }

  @Test
  void a_key_has_one_spelling() {
    String text = text();

    for (String other :
        new String[] {
          text.substring(0, text.length() - 1),
          text + "A",
          text + "AA",
          text + "=",
          text + "==",
          text + "====",
          text + " ",
          " " + text,
          text + "\n",
          text.replace("csk_", "CSK_"),
          text.substring("csk_".length()),
          text.replace('A', '\u0410'), // looks the same in Cyrillic
          text.replace("Wlpa", "Wl+a"),
          text.replace("Wlpa", "Wl/a")
        }) {
      assertThat(ApiKeyToken.read(other)).as(other).isEmpty();
    }
  }

  private static String text() {
    return text(ID, SECRET);
  }

  private static String text(ApiKeyId id, byte[] secret) {
    return new String(ApiKeyToken.write(id, secret).reveal(), StandardCharsets.US_ASCII);
  }

  private static byte[] secret(byte each) {
    byte[] secret = new byte[ApiKeyToken.SECRET_BYTES];
    Arrays.fill(secret, each);
    return secret;
  }
}
