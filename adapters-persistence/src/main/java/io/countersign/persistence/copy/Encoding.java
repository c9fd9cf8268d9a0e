package io.countersign.persistence.copy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes, the same whatever database they are from: the length of each, then the value.
 * NULL has a length that nothing else has.
 */
final class Encoding {

  private static final int NULL = -1;

  private Encoding() {}

  static byte[] encoded(List<@Nullable Object> values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object value : values) {
      byte[] content = value == null ? new byte[0] : content(value);
      int length = value == null ? NULL : content.length;
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
      bytes.writeBytes(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] content(Object value) {
    return switch (value) {
      case byte[] bytes -> bytes;
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      case Long number -> ByteBuffer.allocate(Long.BYTES).putLong(number).array();
      default -> throw new IllegalArgumentException("no column has the type " + value.getClass());
    };
  }

  /** The values of these columns, none of them NULL. */
  static List<@Nullable Object> decoded(List<CopiedColumn> columns, byte[] encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    List<@Nullable Object> values = new ArrayList<>();
    for (CopiedColumn column : columns) {
      byte[] content = new byte[bytes.getInt()];
      bytes.get(content);
      values.add(column.decoded(content));
    }
    return values;
  }
}
