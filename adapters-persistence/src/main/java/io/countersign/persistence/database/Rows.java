package io.countersign.persistence.database;

import org.jooq.Insert;
import org.jooq.Query;

/** What a statement did. */
public final class Rows {

  private Rows() {}

  /**
   * Runs an insert that ignores a row that is there. A database that knows no such insert raises
   * the conflict when somebody else was faster; that undoes the insert and no more.
   *
   * @return whether the row was added
   */
  public static boolean added(Insert<?> insert) {
    try {
      return insert.execute() == 1;
    } catch (RowConflict e) {
      return false;
    }
  }

  /**
   * Runs a change of one row.
   *
   * @throws IllegalStateException if the row is not there: it was to be locked before
   */
  public static void changed(Query change) {
    if (change.execute() != 1) {
      throw new IllegalStateException("the row to change is not there");
    }
  }
}
