package io.countersign.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.SecretBytes;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyUriTest {

  private static final Seed SEED =
      new Seed(SecretBytes.of("12345678901234567890".getBytes(US_ASCII)), Algorithm.SHA256, 8, 60);

  @Test
  void it_says_all_that_an_app_must_know() {
    assertThat(KeyUri.of("ACME", "anna@acme.test", SEED))
        .isEqualTo(
            "otpauth://totp/ACME:anna%40acme.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=ACME&algorithm=SHA256&digits=8&period=60");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Big Co & Sons | Big%20Co%20%26%20Sons",
        "50% / 100% | 50%25%20%2F%20100%25",
        "a+b?c#d=e | a%2Bb%3Fc%23d%3De",
        "Müller | M%C3%BCller",
        "日本 | %E6%97%A5%E6%9C%AC",
        "~a-b_c.d* | ~a-b_c.d%2A",
        "ACME: Payroll | ACME-%20Payroll"
      })
  void names_are_percent_encoded_and_have_no_colon(String name, String encoded) {
    assertThat(KeyUri.of(name, name, SEED))
        .startsWith("otpauth://totp/" + encoded + ":" + encoded + "?")
        .contains("&issuer=" + encoded + "&");
  }

  @Test
  void a_name_is_cut_off_between_characters() {
    String faces = "😀".repeat(100);

    assertThat(URI.create(KeyUri.of(faces, "anna", SEED)).getPath())
        .isEqualTo("/" + "😀".repeat(64) + ":anna");
  }

  @Test
  void numbers_are_written_alike_in_every_country() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(KeyUri.of("ACME", "anna", SEED)).endsWith("&digits=8&period=60");
    } finally {
      Locale.setDefault(before);
    }
  }
}
