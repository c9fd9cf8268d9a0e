package io.countersign.persistence.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose text never changes: jOOQ writes it once, each connection prepares it once, and
 * from then on it is only bound and run. That is most of what a statement costs on an embedded
 * database.
 */
public final class Prepared {

  private final Connections connections;
  private final String sql;
  private final List<Converter<?, ?>> parameters;
  private final Map<String, Integer> columns = new HashMap<>();

  Prepared(Connections connections, Query query) {
    this.connections = connections;
    this.sql = query.getSQL();
    this.parameters =
        query.getParams().values().stream()
            .filter(parameter -> !parameter.isInline())
            .<Converter<?, ?>>map(Param::getConverter)
            .toList();
    if (query instanceof ResultQuery<?> select) {
      for (Field<?> field : select.fields()) {
        columns.put(field.getName(), columns.size() + 1);
      }
    }
  }

  /**
   * Runs it.
   *
   * @param values in the order of its parameters, null for NULL
   * @return how many rows were changed
   */
  public int execute(@Nullable Object... values) {
    return run(values, PreparedStatement::executeUpdate);
  }

  /**
   * Runs it as a change of one row.
   *
   * @throws IllegalStateException if the row is not there: it was to be locked before
   */
  public void change(@Nullable Object... values) {
    if (execute(values) != 1) {
      throw new IllegalStateException("the row to change is not there");
    }
  }

  /** Runs it and reads the first row, if there is one. */
  public <T> Optional<T> first(Function<Row, T> reader, @Nullable Object... values) {
    return all(reader, values).stream().findFirst();
  }

  /** Runs it and reads all rows. */
  public <T> List<T> all(Function<Row, T> reader, @Nullable Object... values) {
    return run(
        values,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result, columns);
            List<T> rows = new ArrayList<>();
            while (result.next()) {
              rows.add(reader.apply(row));
            }
            return rows;
          }
        });
  }

  private interface Run<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(@Nullable Object[] values, Run<T> run) {
    if (values.length != parameters.size()) {
      throw new IllegalArgumentException(parameters.size() + " values wanted: " + sql);
    }
    Connection connection = connections.acquire();
    try {
      PreparedStatement statement = connection.unwrap(StatementKeeper.class).kept(sql);
      for (int i = 0; i < values.length; i++) {
        bind(statement, i + 1, parameters.get(i), values[i]);
      }
      return run.run(statement);
    } catch (SQLException e) {
      throw Faults.translated(e);
    } finally {
      connections.release(connection);
    }
  }

  private static <D, T> void bind(
      PreparedStatement statement, int index, Converter<D, T> converter, @Nullable Object value)
      throws SQLException {
    Object bound = value == null ? null : converter.to(converter.toType().cast(value));
    switch (bound) {
      case null -> statement.setNull(index, Types.NULL);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case String text -> statement.setString(index, text);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      default -> throw new IllegalArgumentException("no column has the type " + bound.getClass());
    }
  }
}
