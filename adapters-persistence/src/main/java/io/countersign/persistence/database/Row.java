package io.countersign.persistence.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jooq.Converter;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The row that a {@link Prepared} statement is at. */
public final class Row {

  private final ResultSet result;
  private final Map<String, Integer> columns;

  Row(ResultSet result, Map<String, Integer> columns) {
    this.result = result;
    this.columns = columns;
  }

  /** The value of a column that is never null. */
  public <T> T get(Field<T> field) {
    return find(field).orElseThrow(() -> new NoSuchElementException(field.getName()));
  }

  /** The value of a column, if it has one. */
  public <T> Optional<T> find(Field<T> field) {
    return Optional.ofNullable(value(field.getConverter(), column(field)));
  }

  private int column(Field<?> field) {
    Integer column = columns.get(field.getName());
    if (column == null) {
      throw new IllegalArgumentException("not selected: " + field);
    }
    return column;
  }

  private <D, T> @Nullable T value(Converter<D, T> converter, int column) {
    try {
      return converter.from(converter.fromType().cast(raw(converter.fromType(), column)));
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }

  private @Nullable Object raw(Class<?> type, int column) throws SQLException {
    if (type == byte[].class) {
      return result.getBytes(column);
    } else if (type == String.class) {
      return result.getString(column);
    } else if (type == Long.class) {
      long value = result.getLong(column);
      return result.wasNull() ? null : value;
    } else if (type == Integer.class) {
      int value = result.getInt(column);
      return result.wasNull() ? null : value;
    }
    throw new IllegalArgumentException("no column has the type " + type);
  }
}
