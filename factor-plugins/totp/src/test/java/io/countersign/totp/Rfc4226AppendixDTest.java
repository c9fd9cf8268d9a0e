package io.countersign.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc4226AppendixDTest {

  private final Hotp hotp = new Hotp(Algorithm.SHA1, "12345678901234567890".getBytes(US_ASCII), 6);

  @ParameterizedTest
  @CsvSource({
    "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
    "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
  })
  void the_code_of_a_counter_is_as_published(long counter, int code) {
    assertThat(hotp.code(counter)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"0, 1284755224", "1, 1094287082", "2, 137359152", "7, 82162583", "9, 645520489"})
  void more_digits_are_taken_from_the_same_number(long counter, long truncated) {
    Hotp eight = new Hotp(Algorithm.SHA1, "12345678901234567890".getBytes(US_ASCII), 8);

    assertThat(eight.code(counter)).isEqualTo((int) (truncated % 100_000_000));
  }
}
