package io.countersign.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base32Test {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, MY======",
    "fo, MZXQ====",
    "foo, MZXW6===",
    "foob, MZXW6YQ=",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI======"
  })
  void the_vectors_of_rfc_4648_section_10(String text, String encoded) {
    assertThat(Base32.encode(text.getBytes(US_ASCII))).isEqualTo(encoded.replace("=", ""));
    assertThat(Base32.decode(encoded)).contains(text.getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JBSWY3DPEHPK3PXP",
        "jbswy3dpehpk3pxp",
        "JBSW Y3DP EHPK 3PXP",
        " jbswy3dpEHPK3pxp ====== "
      })
  void exports_write_the_same_secret_in_many_ways(String text) {
    assertThat(Base32.decode(text)).contains(Base32.decode("JBSWY3DPEHPK3PXP").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MY", "MZ", "M3"})
  void bits_left_over_at_the_end_are_ignored(String text) {
    assertThat(Base32.decode(text)).isPresent().get().isEqualTo(new byte[] {(byte) 'f'});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "AAA",
        "AAAAAA",
        "MZXW6YT1",
        "MZXW6YT0",
        "MZXW6YT8",
        "MZ=W6YTB",
        "MZXW-YTB",
        "MZXW\tYTB",
        "MZXW6YTÄ",
        "ＭＺＸＷ６ＹＴＢ",
        "ıZXW6YTB",
        "MZXW\u00a06YTB"
      })
  void anything_else_is_not_base_32(String text) {
    assertThat(Base32.decode(text)).isEmpty();
  }
}
