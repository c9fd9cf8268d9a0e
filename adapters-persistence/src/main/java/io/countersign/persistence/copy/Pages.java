package io.countersign.persistence.copy;

import io.countersign.persistence.database.Faults;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table in the order of its primary key, some at a time. */
final class Pages {

  private final Connection connection;
  private final CopiedTable table;
  private List<@Nullable Object> last;

  /**
   * @param after the key of the row to begin after; empty to begin with the first
   */
  Pages(CopySide side, CopiedTable table, List<@Nullable Object> after) {
    this.connection = side.connection();
    this.table = table;
    this.last = after;
  }

  /** The next rows, none after the last. */
  List<List<@Nullable Object>> next() {
    try {
      List<List<@Nullable Object>> rows = last.isEmpty() ? first() : following();
      if (!rows.isEmpty()) {
        last = table.keyOf(rows.getLast());
      }
      return rows;
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }

  private List<List<@Nullable Object>> first() throws SQLException {
    return read(table.first(), 0, table.pageRows());
  }

  private List<List<@Nullable Object>> following() throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int same = table.key().size() - 1; same >= 0; same--) {
      int missing = table.pageRows() - rows.size();
      if (missing > 0) {
        rows.addAll(read(table.after(same), same + 1, missing));
      }
    }
    return rows;
  }

  /**
   * @param bound how many columns of the last key the statement asks for
   */
  private List<List<@Nullable Object>> read(String select, int bound, int most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      for (int i = 0; i < bound; i++) {
        table.key().get(i).bind(statement, i + 1, last.get(i));
      }
      statement.setInt(bound + 1, most);
      try (ResultSet result = statement.executeQuery()) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row(result));
        }
        return rows;
      }
    }
  }

  private List<@Nullable Object> row(ResultSet result) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (CopiedColumn column : table.columns()) {
      values.add(column.read(result, values.size() + 1));
    }
    return values;
  }
}
