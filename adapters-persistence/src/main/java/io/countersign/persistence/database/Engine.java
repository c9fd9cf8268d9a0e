package io.countersign.persistence.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertSetMoreStep;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The databases there are, and all in which they differ; the rest is one code base. */
public enum Engine {

  /** H2, in this process. */
  EMBEDDED(SQLDialect.H2) {
    // Nobody else has it open.
    @Override
    public Exclusive exclusive(Connection connection) {
      return () -> {};
    }

    @Override
    boolean added(InsertSetMoreStep<?> insert) {
      return addedOrFailed(insert);
    }

    // What is committed in memory is seen a moment before it is written: see GroupCommit.
    @Override
    void settle(DSLContext sql) {
      sql.execute("commit");
    }
  },

  /** MariaDB, 10.11 and newer. */
  MARIADB(SQLDialect.MARIADB) {
    // The name is the server's: the database has to be in it, in at most 64 characters.
    @Override
    public Exclusive exclusive(Connection connection) throws SQLException {
      String name = "concat('countersign.', md5(database()))";
      if (!"1".equals(asked(connection, "select get_lock(" + name + ", " + PATIENCE + ")"))) {
        throw new SQLException("another node does not end its migration", "55P03");
      }
      return () -> asked(connection, "select release_lock(" + name + ")");
    }

    // A duplicate would leave a lock that several have, and each would wait for the others' to
    // change the row.
    @Override
    <T> void present(InsertSetMoreStep<?> insert, Field<T> unchanged) {
      insert.onDuplicateKeyUpdate().set(unchanged, unchanged).execute();
    }

    // {@code INSERT IGNORE} would ignore everything else that is wrong with the row, too.
    @Override
    boolean added(InsertSetMoreStep<?> insert) {
      return addedOrFailed(insert);
    }
  },

  /** PostgreSQL, 15 and newer. */
  POSTGRESQL(SQLDialect.POSTGRES) {
    @Override
    public Exclusive exclusive(Connection connection) throws SQLException {
      asked(connection, "select pg_advisory_lock(hashtext('countersign'))");
      return () -> asked(connection, "select pg_advisory_unlock(hashtext('countersign'))");
    }

    // A statement that fails would take the whole transaction with it.
    @Override
    boolean added(InsertSetMoreStep<?> insert) {
      return insert.onConflictDoNothing().execute() == 1;
    }
  };

  /** Seconds: as long as the longest migration of another node may take. */
  private static final int PATIENCE = 3600;

  private final SQLDialect dialect;

  Engine(SQLDialect dialect) {
    this.dialect = dialect;
  }

  /** For jOOQ. */
  public SQLDialect dialect() {
    return dialect;
  }

  /** For jOOQ on one connection. */
  public DSLContext sql(Connection connection) {
    return DSL.using(connection, dialect, settings());
  }

  /** Names unquoted, so that each database has them in its own case. */
  static Settings settings() {
    return new Settings()
        .withExecuteLogging(false)
        .withFetchWarnings(false)
        .withParamCastMode(ParamCastMode.NEVER)
        .withRenderSchema(false)
        .withRenderNameCase(RenderNameCase.LOWER_IF_UNQUOTED)
        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
  }

  /** Ends when it is closed, or when the connection is. */
  public interface Exclusive extends AutoCloseable {

    @Override
    void close() throws SQLException;
  }

  /** Waits until no other node has the schema of this database to itself, and takes it. */
  public abstract Exclusive exclusive(Connection connection) throws SQLException;

  /**
   * Runs an insert of a row that may be there, waiting for whoever inserts the same right now.
   *
   * @return whether it was added; nothing is changed if not
   */
  abstract boolean added(InsertSetMoreStep<?> insert);

  /**
   * Inserts a row that may be there, waiting for whoever inserts the same right now.
   *
   * @param unchanged a column that is no part of its key
   */
  <T> void present(InsertSetMoreStep<?> insert, Field<T> unchanged) {
    added(insert);
  }

  /** Waits until whatever can be seen is durable. */
  void settle(DSLContext sql) {
    // Whoever has it durable shows it only then.
  }

  /** A failure undoes this statement and leaves the transaction alone. */
  private static boolean addedOrFailed(InsertSetMoreStep<?> insert) {
    try {
      return insert.execute() == 1;
    } catch (RowConflict e) {
      if (e.isDuplicate()) {
        return false;
      }
      throw e;
    }
  }

  private static @Nullable String asked(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
