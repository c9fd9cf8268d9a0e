package io.countersign.persistence.database;

/** A constraint of the schema does not allow the row. Who gets this made a mistake. */
public final class RowConflict extends RuntimeException {

  private static final long serialVersionUID = 1;

  RowConflict(Throwable cause) {
    super("a constraint of the store does not allow this row", cause);
  }
}
