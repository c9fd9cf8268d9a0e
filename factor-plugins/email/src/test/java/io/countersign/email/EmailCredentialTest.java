package io.countersign.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.OneTimeCode;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailCredentialTest {

  private static final EmailAddress ADA = EmailAddress.read("email", "ada@b.example");
  private static final String ADA_HEX = "6164614062" + "2e6578616d706c65";

  private static final OneTimeCode CODE =
      new OneTimeCode(
          SecretBytes.of("492039".getBytes(US_ASCII)), Instant.ofEpochMilli(0x0123456789L));

  private static Credential bytes(String hex) {
    return new Credential(SecretBytes.of(HexFormat.of().parseHex(hex)));
  }

  /** Rows in databases have this form: it may be added to, never changed. */
  @Test
  void version_1_stays_as_it_is() {
    EmailCredential confirmed = new EmailCredential(ADA, Optional.empty());
    EmailCredential pending = new EmailCredential(ADA, Optional.of(CODE));

    assertThat(confirmed.encode()).isEqualTo(bytes("01" + "0d" + ADA_HEX));
    assertThat(pending.encode())
        .isEqualTo(bytes("01" + "0d" + ADA_HEX + "0000000123456789" + "343932303339"));
    assertThat(EmailCredential.decode(confirmed.encode())).isEqualTo(confirmed);
    assertThat(EmailCredential.decode(pending.encode())).isEqualTo(pending);
  }

  @Test
  void a_confirmed_one_has_no_code() {
    assertThat(new EmailCredential(ADA, Optional.of(CODE)).confirmed().code()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "01" + "0e" + ADA_HEX,
        "00" + "0d" + ADA_HEX,
        "02" + "0d" + ADA_HEX,
        "01" + "00",
        "01" + "03" + "616461",
        "01" + "0d" + ADA_HEX + "00"
      })
  void anything_else_is_refused(String hex) {
    assertThatThrownBy(() -> EmailCredential.decode(bytes(hex)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_prints_neither_the_address_nor_the_code() {
    assertThat(new EmailCredential(ADA, Optional.of(CODE)).toString())
        .doesNotContain("ada", "492039")
        .contains("a•••@b•••.example");
  }
}
