package io.countersign.rest.http;

import io.countersign.rest.json.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Percent-encoding (RFC 3986 section 2.1) of UTF-8, taken at its word. */
final class Percent {
  private Percent() {}

  /** The text, or nothing if it is not well encoded. */
  static Optional<String> decode(String encoded) {
    if (encoded.indexOf('%') < 0 && encoded.chars().allMatch(Percent::visible)) {
      return Optional.of(encoded);
    }
    ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      int c = encoded.charAt(i);
      if (c == '%') {
        c = octet(encoded, i + 1);
        i += 2;
      } else if (!visible(c)) {
        c = -1;
      }
      if (c < 0) {
        return Optional.empty();
      }
      bytes.put((byte) c);
    }
    try {
      return Optional.of(Utf8.decode(bytes.flip()));
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static int octet(String encoded, int from) {
    if (from + 2 > encoded.length()) {
      return -1;
    }
    int high = Character.digit(encoded.charAt(from), 16);
    int low = Character.digit(encoded.charAt(from + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** What may stand for itself; anything else must be encoded. */
  private static boolean visible(int c) {
    return c > ' ' && c < 0x7F;
  }
}
