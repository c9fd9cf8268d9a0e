package io.countersign.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238 appendix B. */
class AuthenticatorAppTest {

  private static final String SHA_1 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  private static final String SHA_256 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA====";

  @ParameterizedTest
  @CsvSource({"59, 94287082", "1111111109, 07081804", "20000000000, 65353130"})
  void the_app_displays_the_codes_of_the_standard(long time, String code) {
    assertThat(new AuthenticatorApp(SHA_1, "SHA1", 8, 30).codeAt(Instant.ofEpochSecond(time)))
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"59, 46119246", "1111111109, 68084774", "20000000000, 77737706"})
  void the_app_displays_the_codes_of_the_standard_with_sha_256(long time, String code) {
    assertThat(new AuthenticatorApp(SHA_256, "SHA256", 8, 30).codeAt(Instant.ofEpochSecond(time)))
        .isEqualTo(code);
  }
}
