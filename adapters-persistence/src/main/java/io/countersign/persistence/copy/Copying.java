package io.countersign.persistence.copy;

import static io.countersign.persistence.generated.Tables.TENANTS;

import io.countersign.application.storage.StorageRefused;
import io.countersign.persistence.database.Faults;
import io.countersign.persistence.database.RowConflict;
import io.countersign.persistence.migration.Migration;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings every row of one database to another, which has none. */
public final class Copying {

  private final CopySide from;
  private final CopySide to;
  private final CopyProgress progress;

  public Copying(CopySide from, CopySide to, CopyProgress progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /**
   * Copies what is not there yet, compares both, and opens the target to servers.
   *
   * @return every table, the same on both sides
   * @throws StorageRefused if one of them must not be used, or if they are not the same at the end
   */
  public List<ComparedTable> run() {
    requireThisSchema(from, "source");
    requireThisSchema(to, "target");
    from.readOnly();
    to.inTransactions();
    CopyMark.requireNone(from.sql());
    requireInstallation();
    CopyMark mark = mark();
    copy(mark);
    // What was written to the source since the first look at it, by a server that was not stopped.
    from.commit();
    List<ComparedTable> same = new Comparison(from, to, progress).run();
    mark.remove();
    to.commit();
    return same;
  }

  private static void requireThisSchema(CopySide side, String what) {
    try {
      if (Migration.of(side.connection(), side.engine()).isAhead()) {
        throw new StorageRefused(
            "a newer version of Countersign was used on the " + what + "; copy with that one");
      }
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }

  /** Every installation has a tenant from its first start on. */
  private void requireInstallation() {
    if (!from.sql().fetchExists(TENANTS)) {
      throw new StorageRefused("there is no installation in " + from.name());
    }
  }

  private CopyMark mark() {
    Optional<String> source = CopyMark.find(to.sql());
    if (source.isEmpty()) {
      return begun();
    }
    if (!source.get().equals(from.name())) {
      throw new StorageRefused(
          "the target holds an unfinished copy of "
              + source.get()
              + ", not of "
              + from.name()
              + "; finish that one, or empty the target");
    }
    CopyMark mark = CopyMark.resume(to.sql());
    to.commit();
    return mark;
  }

  /**
   * A server that starts on the target adds the first row, then looks for the mark; this one leaves
   * the mark, then looks for rows: one of the two notices.
   */
  private CopyMark begun() {
    requireEmpty();
    CopyMark mark = CopyMark.begin(to.sql(), from.name());
    to.commit();
    try {
      requireEmpty();
    } catch (StorageRefused inUse) {
      mark.remove();
      to.commit();
      throw inUse;
    }
    return mark;
  }

  private void requireEmpty() {
    for (CopiedTable table : CopiedTable.all()) {
      if (!new Pages(to, table, List.of()).next().isEmpty()) {
        throw new StorageRefused(
            "the target is not empty: there are rows in "
                + table.name()
                + "; give a database that no server was started on");
      }
    }
    to.commit();
  }

  private void copy(CopyMark mark) {
    Optional<String> reached = mark.table();
    List<CopiedTable> tables = CopiedTable.all();
    int next = reached.map(name -> indexOf(tables, name)).orElse(0);
    for (CopiedTable table : tables.subList(next, tables.size())) {
      boolean begun = reached.filter(table.name()::equals).isPresent();
      copy(table, begun ? mark.key(table) : List.of(), mark);
    }
  }

  private static int indexOf(List<CopiedTable> tables, String name) {
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new StorageRefused("the copy was begun by another version; empty the target");
  }

  private void copy(CopiedTable table, List<@Nullable Object> after, CopyMark mark) {
    long all = Rows.count(from, table);
    long done = after.isEmpty() ? 0 : Rows.count(to, table);
    progress.copied(table.name(), done, all);
    Pages pages = new Pages(from, table, after);
    for (List<List<@Nullable Object>> rows = pages.next(); !rows.isEmpty(); rows = pages.next()) {
      mark.move(table, table.keyOf(rows.getLast()));
      add(table, rows);
      to.commit();
      done += rows.size();
      progress.copied(table.name(), done, all);
    }
  }

  private void add(CopiedTable table, List<List<@Nullable Object>> rows) {
    try {
      Rows.add(to, table, rows);
    } catch (RowConflict another) {
      throw new StorageRefused(
          "there are rows in " + table.name() + " of the target that are not from this copy");
    }
  }
}
