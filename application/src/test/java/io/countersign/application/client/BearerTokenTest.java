package io.countersign.application.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.client.ApiKeyId;
import io.countersign.domain.client.CallerId;
import io.countersign.domain.client.UserTokenId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

  private static final ApiKeyId ID =
      new ApiKeyId(UUID.fromString("0198c0de-0000-7000-8000-000000000001"));
  private static final byte[] SECRET = secret((byte) 0x5a);

  @Test
  void what_was_written_is_read() {
    assertThat(BearerToken.read(text())).contains(new BearerToken(ID, BearerToken.hash(SECRET)));
  }

  @Test
  void its_form_stays_as_it_is() {
    assertThat(text())
        .isEqualTo("csk_AZjA3gAAcACAAAAAAAAAAVpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpa");
  }

  @Test
  void a_user_token_has_a_prefix_of_its_own() {
    UserTokenId id = new UserTokenId(ID.value());

    String text = text(id, SECRET);

    assertThat(text).isEqualTo(text().replace("csk_", "cst_"));
    assertThat(BearerToken.read(text)).contains(new BearerToken(id, BearerToken.hash(SECRET)));
    assertThat(BearerToken.read(text)).isNotEqualTo(BearerToken.read(text()));
  }

  @Test
  void it_keeps_all_bits_of_id_and_secret() {
    ApiKeyId ones = new ApiKeyId(new UUID(-1, -1));
    byte[] secret = secret((byte) -1);

    assertThat(BearerToken.read(text(ones, secret)))
        .contains(new BearerToken(ones, BearerToken.hash(secret)));
  }

  @Test
  void it_is_kept_as_a_hash_that_does_not_print() {
    assertThat(BearerToken.hash(SECRET).length()).isEqualTo(32);
    assertThat(BearerToken.hash(SECRET).reveal()).isNotEqualTo(SECRET);
    assertThat(BearerToken.read(text()).orElseThrow().toString()).contains("hidden");
  }

  @Test
  void every_character_matters() {
    String text = text();
    for (int at = 0; at < text.length(); at++) {
      char other = text.charAt(at) == 'B' ? 'C' : 'B';
      String changed = text.substring(0, at) + other + text.substring(at + 1);

      assertThat(BearerToken.read(changed)).isNotEqualTo(BearerToken.read(text));
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
        "csk_\n",
        "cst_",
        "cst_AAAA",
        "cst",
        "CST_AAAA",
        "csx_AZjA3gAAcACAAAAAAAAAAVpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpa"
      })
  void whatever_is_no_key_is_not_read(String text) {
    assertThat(BearerToken.read(text)).isEmpty();
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
      assertThat(BearerToken.read(other)).as(other).isEmpty();
    }
  }

  private static String text() {
    return text(ID, SECRET);
  }

  private static String text(CallerId id, byte[] secret) {
    return new String(BearerToken.write(id, secret).reveal(), StandardCharsets.US_ASCII);
  }

  private static byte[] secret(byte each) {
    byte[] secret = new byte[BearerToken.SECRET_BYTES];
    Arrays.fill(secret, each);
    return secret;
  }
}
