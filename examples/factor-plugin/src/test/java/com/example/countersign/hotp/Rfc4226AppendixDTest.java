package com.example.countersign.hotp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published passwords. */
class Rfc4226AppendixDTest {

  @ParameterizedTest
  @CsvSource({
    "0, 755224",
    "1, 287082",
    "2, 359152",
    "3, 969429",
    "4, 338314",
    "5, 254676",
    "6, 287922",
    "7, 162583",
    "8, 399871",
    "9, 520489"
  })
  void each_counter_has_its_password(long counter, String code) {
    Token token = Token.of("12345678901234567890".getBytes(US_ASCII));

    assertThat(token.code(counter, 6)).isEqualTo(code);
  }
}
