package io.countersign.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The secrets are those of the reference implementation, as long as each hash. */
class Rfc6238AppendixBTest {

  private static final String TEN = "1234567890";

  @ParameterizedTest
  @CsvSource({
    "SHA1, 59, 94287082",
    "SHA1, 1111111109, 07081804",
    "SHA1, 1111111111, 14050471",
    "SHA1, 1234567890, 89005924",
    "SHA1, 2000000000, 69279037",
    "SHA1, 20000000000, 65353130",
    "SHA256, 59, 46119246",
    "SHA256, 1111111109, 68084774",
    "SHA256, 1111111111, 67062674",
    "SHA256, 1234567890, 91819424",
    "SHA256, 2000000000, 90698825",
    "SHA256, 20000000000, 77737706",
    "SHA512, 59, 90693936",
    "SHA512, 1111111109, 25091201",
    "SHA512, 1111111111, 99943326",
    "SHA512, 1234567890, 93441116",
    "SHA512, 2000000000, 38618901",
    "SHA512, 20000000000, 47863826"
  })
  void the_published_code_is_accepted_at_its_time(String hash, long seconds, String code) {
    App app = App.importing(secretFor(Algorithm.valueOf(hash)), Algorithm.valueOf(hash), 8, 30);

    assertThat(app.answer(code, Instant.ofEpochSecond(seconds))).isInstanceOf(Verified.class);
  }

  private static byte[] secretFor(Algorithm algorithm) {
    int length =
        switch (algorithm) {
          case SHA1 -> 20;
          case SHA256 -> 32;
          case SHA512 -> 64;
        };
    return TEN.repeat(7).substring(0, length).getBytes(US_ASCII);
  }
}
