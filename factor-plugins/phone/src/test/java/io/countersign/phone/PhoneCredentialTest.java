package io.countersign.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.OneTimeCode;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneCredentialTest {

  private static final PhoneNumber ADA = PhoneNumber.kept("+33612345612");
  private static final String ADA_HEX = "2b3333363132333435363132";

  private static final SentCode CODE =
      new SentCode(
          Way.VOICE,
          new OneTimeCode(
              SecretBytes.of("492039".getBytes(US_ASCII)), Instant.ofEpochMilli(0x0123456789L)));

  private static Credential bytes(String hex) {
    return new Credential(SecretBytes.of(HexFormat.of().parseHex(hex)));
  }

  /** Rows in databases have this form: it may be added to, never changed. */
  @Test
  void version_1_stays_as_it_is() {
    PhoneCredential confirmed =
        new PhoneCredential(ADA, new Ways(Set.of(Way.SMS)), Optional.empty());
    PhoneCredential pending =
        new PhoneCredential(ADA, new Ways(Set.of(Way.SMS, Way.VOICE)), Optional.of(CODE));

    assertThat(confirmed.encode()).isEqualTo(bytes("01" + "01" + "0c" + ADA_HEX));
    assertThat(pending.encode())
        .isEqualTo(
            bytes("01" + "03" + "0c" + ADA_HEX + "02" + "0000000123456789" + "343932303339"));
    assertThat(PhoneCredential.decode(confirmed.encode())).isEqualTo(confirmed);
    assertThat(PhoneCredential.decode(pending.encode())).isEqualTo(pending);
    assertThat(pending.confirmed().sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "0101",
        "00" + "01" + "0c" + ADA_HEX,
        "02" + "01" + "0c" + ADA_HEX,
        "01" + "00" + "0c" + ADA_HEX,
        "01" + "04" + "0c" + ADA_HEX,
        "01" + "01" + "0d" + ADA_HEX,
        "01" + "01" + "03" + "2b3333",
        "01" + "01" + "0c" + ADA_HEX + "03" + "0000000123456789" + "343932303339",
        "01" + "01" + "0c" + ADA_HEX + "01" + "00"
      })
  void anything_else_is_refused(String hex) {
    assertThatThrownBy(() -> PhoneCredential.decode(bytes(hex)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_prints_neither_the_number_nor_the_code() {
    assertThat(new PhoneCredential(ADA, new Ways(Set.of(Way.SMS)), Optional.of(CODE)).toString())
        .doesNotContain("612345612", "492039")
        .contains("+33 • •• •• •• 12");
  }
}
