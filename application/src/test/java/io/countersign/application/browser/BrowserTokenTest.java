package io.countersign.application.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserTokenTest {

  private static final TrustedBrowserId ID =
      new TrustedBrowserId(UUID.fromString("0198c0de-0000-7000-8000-000000000001"));
  private static final BrowserToken TOKEN = new BrowserToken(ID, secret((byte) 0x5a));
  private static final SecretBytes SALT = secret((byte) 1);

  private final BrowserTokens tokens = new BrowserTokens(new MemorySecrets(), new SecureRandom());
  private final TenantId tenant = Samples.tenant();

  @Test
  void what_was_written_is_read() {
    assertThat(BrowserToken.read(text(TOKEN))).contains(TOKEN);
  }

  @Test
  void its_form_stays_as_it_is() {
    assertThat(text(TOKEN))
        .isEqualTo("csb_AZjA3gAAcACAAAAAAAAAAVpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpa");
  }

  @Test
  void every_character_matters() {
    String text = text(TOKEN);
    for (int at = 0; at < text.length(); at++) {
      char other = text.charAt(at) == 'B' ? 'C' : 'B';
      String changed = text.substring(0, at) + other + text.substring(at + 1);

      assertThat(BrowserToken.read(changed)).as(changed).isNotEqualTo(BrowserToken.read(text));
    }
  }

  @Test
  void a_token_has_one_spelling() {
    String text = text(TOKEN);

    for (String other :
        new String[] {
          text.substring(0, text.length() - 1),
          text.substring(0, text.length() - 4),
          text + "A",
          text + "=",
          text + "====",
          text.substring(0, text.length() - 1) + "=",
          text.substring(0, text.length() - 2) + "==",
          text + " ",
          " " + text,
          text + "\n",
          text.replace("csb_", "CSB_"),
          text.replace("csb_", "csk_"),
          text.substring("csb_".length()),
          text.replace('A', '\u0410'), // looks the same in Cyrillic
          text.replace("Wlpa", "Wl+a"),
          text.replace("Wlpa", "Wl/a")
        }) {
      assertThat(BrowserToken.read(other)).as(other).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "csb_", "csb", "csb_AAAA", "\u0000", "csb_=", "null"})
  void whatever_is_no_token_is_not_read(String text) {
    assertThat(BrowserToken.read(text)).isEmpty();
  }

  @Test
  void it_does_not_print_and_is_kept_as_a_hash() {
    assertThat(TOKEN.toString()).contains("hidden");
    assertThat(TOKEN.hash().length()).isEqualTo(32);
    assertThat(TOKEN.hash()).isNotEqualTo(TOKEN.secret());
  }

  @Test
  void no_two_first_tokens_are_alike() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      made.add(text(tokens.first(ID)));
    }

    assertThat(made).hasSize(100);
  }

  @Test
  void the_next_one_is_the_same_again_for_the_same_token_and_salt_only() {
    BrowserToken next = tokens.after(tenant, TOKEN, SALT);

    assertThat(tokens.after(tenant, TOKEN, SALT)).isEqualTo(next);
    assertThat(next.secret().length()).isEqualTo(32);
    assertThat(next).isNotEqualTo(TOKEN);
    assertThat(tokens.after(tenant, TOKEN, tokens.salt())).isNotEqualTo(next);
    assertThat(tokens.after(tenant, new BrowserToken(ID, secret((byte) 2)), SALT))
        .isNotEqualTo(next);
    assertThat(tokens.after(Samples.tenant(), TOKEN, SALT)).isNotEqualTo(next);
    assertThat(tokens.after(tenant, next, SALT)).isNotEqualTo(next);
  }

  @Test
  void the_next_one_cannot_be_made_without_the_key_of_the_installation() {
    BrowserTokens elsewhere = new BrowserTokens(new MemorySecrets(), new SecureRandom());

    assertThat(elsewhere.after(tenant, TOKEN, SALT))
        .isNotEqualTo(tokens.after(tenant, TOKEN, SALT));
  }

  private static String text(BrowserToken token) {
    return new String(token.text().reveal(), StandardCharsets.US_ASCII);
  }

  private static SecretBytes secret(byte each) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, each);
    return SecretBytes.of(secret);
  }
}
