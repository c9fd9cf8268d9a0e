package io.countersign.persistence.copy;

import io.countersign.persistence.generated.DefaultSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are copied.
 *
 * @param key the columns of its primary key
 */
record CopiedTable(String name, List<CopiedColumn> columns, List<CopiedColumn> key) {

  /**
   * What each database knows of itself, which a new one has already; and what is soon found anew.
   */
  private static final Set<String> LEFT_OUT =
      Set.of("schema_state", "locks", "scheduled_tasks", "storage_copies", "policy_replays");

  private static final int MOST_ROWS = 1_000;

  /** A server's heap is small, and a page is in it several times over. */
  private static final int MOST_BYTES = 8_000_000;

  static List<CopiedTable> all() {
    return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
        .map(CopiedTable::of)
        .filter(table -> !LEFT_OUT.contains(table.name()))
        .toList();
  }

  private static CopiedTable of(Table<?> table) {
    String name = table.getName().toLowerCase(Locale.ROOT);
    if (LEFT_OUT.contains(name)) {
      return new CopiedTable(name, List.of(), List.of());
    }
    return new CopiedTable(
        name,
        table.fieldStream().map(CopiedColumn::of).toList(),
        Objects.requireNonNull(table.getPrimaryKey()).getFields().stream()
            .map(CopiedColumn::of)
            .toList());
  }

  /** How many rows are read at once: fewer where they may be large. */
  int pageRows() {
    int bytes = columns.stream().mapToInt(CopiedColumn::most).sum();
    return Math.clamp(MOST_BYTES / bytes, 1, MOST_ROWS);
  }

  /** The key of a row. */
  List<@Nullable Object> keyOf(List<@Nullable Object> row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (CopiedColumn column : key) {
      values.add(row.get(columns.indexOf(column)));
    }
    return values;
  }

  /** A statement for the first so many rows. */
  String first() {
    return "select " + names(columns) + " from " + name + ordered();
  }

  /**
   * A statement for the rows whose key has the first {@code same} columns in common with another
   * and is greater in the one after them: one range of the index in every database, which a
   * comparison of whole keys is not.
   */
  String after(int same) {
    String condition =
        key.stream()
            .limit(same)
            .map(column -> column.name() + " = ? and ")
            .collect(Collectors.joining());
    return "select "
        + names(columns)
        + " from "
        + name
        + " where "
        + condition
        + key.get(same).name()
        + " > ?"
        + ordered();
  }

  private String ordered() {
    return " order by " + names(key) + " limit ?";
  }

  /** A statement for one more row. */
  String insert() {
    return "insert into "
        + name
        + " ("
        + names(columns)
        + ") values ("
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  String count() {
    return "select count(*) from " + name;
  }

  private static String names(List<CopiedColumn> columns) {
    return columns.stream().map(CopiedColumn::name).collect(Collectors.joining(", "));
  }
}
