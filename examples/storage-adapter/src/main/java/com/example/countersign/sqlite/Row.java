package com.example.countersign.sqlite;

import io.countersign.domain.factor.SecretBytes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row that a result is at, and what goes into one. */
record Row(ResultSet result) {

  /** Gives a statement its values; whatever is no number and no bytes is kept as its text. */
  static PreparedStatement bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, bound(values[i]));
    }
    return statement;
  }

  private static @Nullable Object bound(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Optional<?> optional -> bound(optional.orElse(null));
      case Instant instant -> micros(instant);
      case SecretBytes bytes -> bytes.reveal();
      case byte[] bytes -> bytes;
      case Number number -> number;
      case Enum<?> constant -> constant.name();
      default -> value.toString();
    };
  }

  /** A plain number passes through as it is, whatever any time zone says. */
  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  long number(int column) throws SQLException {
    return result.getLong(column);
  }

  long number(String column) throws SQLException {
    return result.getLong(column);
  }

  int count(String column) throws SQLException {
    return result.getInt(column);
  }

  String text(String column) throws SQLException {
    return result.getString(column);
  }

  UUID id(String column) throws SQLException {
    return UUID.fromString(text(column));
  }

  Instant instant(String column) throws SQLException {
    return instant(result.getLong(column));
  }

  SecretBytes bytes(String column) throws SQLException {
    return SecretBytes.of(result.getBytes(column));
  }

  boolean has(String column) throws SQLException {
    return result.getObject(column) != null;
  }

  Optional<Integer> optionalCount(String column) throws SQLException {
    return has(column) ? Optional.of(count(column)) : Optional.empty();
  }

  Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(result.getString(column));
  }

  Optional<UUID> optionalId(String column) throws SQLException {
    return optionalText(column).map(UUID::fromString);
  }

  Optional<Instant> optionalInstant(String column) throws SQLException {
    return has(column) ? Optional.of(instant(column)) : Optional.empty();
  }

  Optional<byte[]> optionalBytes(String column) throws SQLException {
    return Optional.ofNullable(result.getBytes(column));
  }
}
