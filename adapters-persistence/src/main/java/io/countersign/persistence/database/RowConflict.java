package io.countersign.persistence.database;

import java.sql.SQLException;

/** A constraint of the schema does not allow the row. Who gets this made a mistake. */
public final class RowConflict extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** PostgreSQL and H2 say it with a state of its own, MariaDB with a code. */
  private static final String DUPLICATE_STATE = "23505";

  private static final int DUPLICATE_CODE = 1062;

  private final boolean duplicate;

  RowConflict(SQLException cause) {
    super("a constraint of the store does not allow this row", cause);
    duplicate =
        DUPLICATE_STATE.equals(cause.getSQLState()) || cause.getErrorCode() == DUPLICATE_CODE;
  }

  /** Whether there is a row with the same key already. */
  public boolean isDuplicate() {
    return duplicate;
  }
}
