package io.countersign.persistence.database;

import io.countersign.application.transaction.StorageUnavailable;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/**
 * Turns what a database throws into what the ports promise. The messages of databases quote rows
 * and statements, so none of them is passed on: state and code say enough, and the stack trace says
 * where.
 */
public final class Faults implements ExecuteListener {

  private static final long serialVersionUID = 1;

  /** SQLSTATE class 23, integrity constraint violation (ISO/IEC 9075-2 section 24.1). */
  private static final String CONSTRAINT = "23";

  /**
   * Deadlock and serialization failure: the database has rolled the whole transaction back (ISO/IEC
   * 9075-2, class 40; PostgreSQL calls a deadlock 40P01).
   */
  private static final Set<String> UNDONE = Set.of("40001", "40P01");

  @Override
  public void exception(ExecuteContext context) {
    SQLException fault = context.sqlException();
    if (fault != null) {
      context.exception(translated(fault));
    }
  }

  /** What to throw instead. */
  public static RuntimeException translated(SQLException fault) {
    String code = "SQLSTATE " + fault.getSQLState() + ", code " + fault.getErrorCode();
    SQLException discreet = new SQLException(code, fault.getSQLState(), fault.getErrorCode());
    discreet.setStackTrace(fault.getStackTrace());
    return String.valueOf(fault.getSQLState()).startsWith(CONSTRAINT)
        ? new RowConflict(discreet)
        : new StorageUnavailable(code, discreet);
  }

  /** Whether nothing remains of the transaction, so that it can be done once more. */
  public static boolean wasUndone(StorageUnavailable failed) {
    return failed.getCause() instanceof SQLException fault
        && UNDONE.contains(String.valueOf(fault.getSQLState()));
  }
}
