package io.countersign.totp;

import java.util.Optional;

/** Base 32 (RFC 4648 section 6), as authenticator apps write and read it. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /** Without padding, as the Key URI format has it. */
  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
    int buffer = 0;
    int bits = 0;
    for (byte next : bytes) {
      buffer = (buffer << 8) | (next & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt((buffer >>> (bits - 5)) & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }

  /**
   * Takes lower case, spaces between groups and padding or none: exports have them all. Bits left
   * over at the end are ignored, as apps do.
   *
   * @return nothing if it is not base 32
   */
  static Optional<byte[]> decode(String text) {
    String digits = withoutPadding(text.replace(" ", ""));
    byte[] bytes = new byte[digits.length() * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int length = 0;
    for (int i = 0; i < digits.length(); i++) {
      int value = value(digits.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      buffer = (buffer << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[length++] = (byte) (buffer >>> bits);
      }
    }
    // A last group of 1, 3 or 6 digits holds a whole digit that is no part of any byte.
    return bits < 5 ? Optional.of(bytes) : Optional.empty();
  }

  private static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    return text.substring(0, end);
  }

  private static int value(char digit) {
    return ALPHABET.indexOf(digit >= 'a' && digit <= 'z' ? digit - 'a' + 'A' : digit);
  }
}
