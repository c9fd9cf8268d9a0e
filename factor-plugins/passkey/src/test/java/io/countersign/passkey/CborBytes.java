package io.countersign.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** Writes CBOR as authenticators do (CTAP 2.2 section 8). */
final class CborBytes {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CborBytes() {}

  /** Of whole numbers, strings, bytes, and lists and maps of these, in their order. */
  static byte[] of(Object value) {
    CborBytes bytes = new CborBytes();
    bytes.write(value);
    return bytes.out.toByteArray();
  }

  private void write(Object value) {
    switch (value) {
      case Integer number when number >= 0 -> head(0, number);
      case Integer number -> head(1, -1 - number);
      case byte[] run -> run(2, run);
      case String text -> run(3, text.getBytes(UTF_8));
      case List<?> list -> {
        head(4, list.size());
        list.forEach(this::write);
      }
      case Map<?, ?> map -> {
        head(5, map.size());
        map.forEach((key, item) -> {
          write(key);
          write(item);
        });
      }
      default -> throw new IllegalArgumentException("no CBOR for " + value.getClass());
    }
  }

  private void run(int type, byte[] bytes) {
    head(type, bytes.length);
    out.writeBytes(bytes);
  }

  private void head(int type, int argument) {
    if (argument < 24) {
      out.write(type << 5 | argument);
    } else if (argument < 0x100) {
      out.write(type << 5 | 24);
      out.write(argument);
    } else {
      out.write(type << 5 | 25);
      out.write(argument >> 8);
      out.write(argument);
    }
  }
}
