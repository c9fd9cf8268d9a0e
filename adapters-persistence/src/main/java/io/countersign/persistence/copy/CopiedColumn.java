package io.countersign.persistence.copy;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A column as the database has it, whatever it means.
 *
 * @param most how many bytes it takes at most
 */
record CopiedColumn(String name, Type type, int most) {

  /** The most bytes of a character in UTF-8 (RFC 3629 section 3). */
  private static final int CHARACTER = 4;

  /** What a value is to Java, and as bytes. */
  enum Type {
    BYTES,
    TEXT,
    NUMBER
  }

  static CopiedColumn of(Field<?> field) {
    Class<?> type = field.getConverter().fromType();
    String name = field.getName().toLowerCase(Locale.ROOT);
    int length = field.getDataType().length();
    if (type == byte[].class) {
      return new CopiedColumn(name, Type.BYTES, length);
    } else if (type == String.class) {
      return new CopiedColumn(name, Type.TEXT, length * CHARACTER);
    } else if (type == Long.class || type == Integer.class) {
      return new CopiedColumn(name, Type.NUMBER, Long.BYTES);
    }
    throw new IllegalArgumentException("no column is copied that has the type " + type);
  }

  @Nullable Object read(ResultSet row, int index) throws SQLException {
    return switch (type) {
      case BYTES -> row.getBytes(index);
      case TEXT -> row.getString(index);
      case NUMBER -> {
        long number = row.getLong(index);
        yield row.wasNull() ? null : number;
      }
    };
  }

  void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, sqlType());
      case byte[] bytes -> statement.setBytes(index, bytes);
      case String text -> statement.setString(index, text);
      case Long number -> statement.setLong(index, number);
      default -> throw new IllegalArgumentException("no column has the type " + value.getClass());
    }
  }

  private int sqlType() {
    return switch (type) {
      case BYTES -> Types.VARBINARY;
      case TEXT -> Types.VARCHAR;
      case NUMBER -> Types.BIGINT;
    };
  }

  Object decoded(byte[] bytes) {
    return switch (type) {
      case BYTES -> bytes;
      case TEXT -> new String(bytes, StandardCharsets.UTF_8);
      case NUMBER -> java.nio.ByteBuffer.wrap(bytes).getLong();
    };
  }
}
