package io.countersign.rest.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 as RFC 3629 has it: nothing overlong, no surrogates, nothing replaced. */
public final class Utf8 {
  private Utf8() {}

  /**
   * The text that the bytes encode.
   *
   * @throws CharacterCodingException if they encode none
   */
  public static String decode(byte[] bytes) throws CharacterCodingException {
    return decode(ByteBuffer.wrap(bytes));
  }

  /**
   * The text that the bytes encode.
   *
   * @throws CharacterCodingException if they encode none
   */
  public static String decode(ByteBuffer bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  /** Whether every surrogate is half of a pair. JSON's escapes can spell one that is not. */
  static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int point = text.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(point)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
