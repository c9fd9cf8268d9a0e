package io.countersign.persistence.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection that keeps the statements it prepared for as long as it is open. */
interface StatementKeeper {

  /** The statement of this text, prepared at the first call. It is not to be closed. */
  PreparedStatement kept(String sql) throws SQLException;
}
