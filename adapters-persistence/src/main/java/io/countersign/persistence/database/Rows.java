package io.countersign.persistence.database;

import org.jooq.Query;

/** What a statement did. */
public final class Rows {

  private Rows() {}

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
