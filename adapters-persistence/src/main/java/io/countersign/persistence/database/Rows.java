package io.countersign.persistence.database;

import java.util.Objects;
import org.jooq.InsertSetMoreStep;
import org.jooq.Query;
import org.jooq.SQLDialect;

/** What a statement did. */
public final class Rows {

  private Rows() {}

  /**
   * Runs an insert of a row that may be there, waiting for whoever inserts the same right now.
   *
   * @return whether it was added; nothing is changed if not
   */
  public static boolean added(InsertSetMoreStep<?> insert) {
    if (Objects.requireNonNull(insert.configuration()).family() != SQLDialect.H2) {
      return insert.onDuplicateKeyIgnore().execute() == 1;
    }
    // H2 has no such insert. Its failure undoes this statement and leaves the transaction alone.
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
