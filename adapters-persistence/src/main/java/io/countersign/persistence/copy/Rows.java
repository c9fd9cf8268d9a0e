package io.countersign.persistence.copy;

import io.countersign.persistence.database.Faults;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table as a whole. */
final class Rows {

  private Rows() {}

  static long count(CopySide side, CopiedTable table) {
    try (PreparedStatement statement = side.connection().prepareStatement(table.count());
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }

  static void add(CopySide side, CopiedTable table, List<List<@Nullable Object>> rows) {
    try (PreparedStatement statement = side.connection().prepareStatement(table.insert())) {
      for (List<@Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          table.columns().get(i).bind(statement, i + 1, row.get(i));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }
}
