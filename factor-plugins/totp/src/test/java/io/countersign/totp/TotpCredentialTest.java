package io.countersign.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.SecretBytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpCredentialTest {

  private static final String SECRET = "00112233445566778899aabbccddeeff";

  private static Credential bytes(String hex) {
    return new Credential(SecretBytes.of(HexFormat.of().parseHex(hex)));
  }

  private static Seed seed(Algorithm algorithm) {
    return new Seed(SecretBytes.of(HexFormat.of().parseHex(SECRET)), algorithm, 8, 120);
  }

  @ParameterizedTest
  @EnumSource
  void it_reads_what_it_wrote(Algorithm algorithm) {
    TotpCredential credential = new TotpCredential(seed(algorithm), Long.MAX_VALUE, -2);

    assertThat(TotpCredential.decode(credential.encode())).isEqualTo(credential);
  }

  /** Rows in databases have this form: it may be added to, never changed. */
  @Test
  void version_1_stays_as_it_is() {
    TotpCredential credential = new TotpCredential(seed(Algorithm.SHA256), 0x123456789L, -1);
    Credential written = bytes("01" + "02" + "08" + "78" + "ff" + "0000000123456789" + SECRET);

    assertThat(credential.encode()).isEqualTo(written);
    assertThat(TotpCredential.decode(written)).isEqualTo(credential);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "0101061e00000000000000",
        "0001061e000000000000000000" + SECRET,
        "0201061e000000000000000000" + SECRET,
        "0100061e000000000000000000" + SECRET,
        "0104061e000000000000000000" + SECRET,
        "0101051e000000000000000000" + SECRET,
        "0101091e000000000000000000" + SECRET,
        "01010600000000000000000000" + SECRET,
        "0101061e000000000000000000",
        "0101061e000000000000000000" + "0011"
      })
  void anything_else_is_refused(String hex) {
    assertThatThrownBy(() -> TotpCredential.decode(bytes(hex)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_does_not_print_its_secret() {
    assertThat(TotpCredential.unused(seed(Algorithm.SHA1)).toString())
        .contains("SecretBytes(hidden)")
        .doesNotContain("112233");
  }
}
