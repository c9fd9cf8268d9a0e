package io.countersign.persistence.migration;

import static io.countersign.persistence.generated.Tables.SCHEMA_STATE;

import io.countersign.persistence.generated.Changelog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Brings the schema of a database to what this version expects. */
public final class Migration {

  private static final String CHANGELOG = "io/countersign/persistence/changelog/changelog.xml";

  /** Kept, for a logger that nobody holds forgets its level. */
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private final Connection connection;
  private final DSLContext sql;
  private final boolean alone;

  private Migration(Connection connection, SQLDialect dialect, boolean alone) {
    this.connection = connection;
    this.sql = DSL.using(connection, dialect);
    this.alone = alone;
  }

  /**
   * Of a database that nobody else has open: a migration that holds its lock was killed.
   *
   * @param connection one of its own, that commits by itself; it stays open
   */
  public static Migration alone(Connection connection, SQLDialect dialect) {
    return new Migration(connection, dialect, true);
  }

  /**
   * Whether the whole changelog of this version was run. Liquibase would need a second to say so.
   */
  public boolean isDone() throws SQLException {
    return hasTables()
        && sql.fetchExists(SCHEMA_STATE, SCHEMA_STATE.CHANGELOG_SHA256.eq(Changelog.SHA256));
  }

  /** Runs what is missing of it. */
  public void run() throws SQLException {
    LIQUIBASE.setLevel(Level.WARNING);
    System.setProperty("liquibase.analytics.enabled", "false");
    try {
      Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), this::update);
    } catch (Exception e) {
      throw new SQLException("the schema could not be brought up to date", e);
    }
    sql.transaction(transaction -> {
      transaction.dsl().deleteFrom(SCHEMA_STATE).execute();
      transaction
          .dsl()
          .insertInto(SCHEMA_STATE)
          .set(SCHEMA_STATE.CHANGELOG_SHA256, Changelog.SHA256)
          .execute();
    });
  }

  private void update() throws LiquibaseException {
    Liquibase liquibase = liquibase();
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    if (alone) {
      liquibase.forceReleaseLocks();
    }
    liquibase.update("");
  }

  private Liquibase liquibase() throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    return new Liquibase(
        CHANGELOG, new ClassLoaderResourceAccessor(Migration.class.getClassLoader()), database);
  }

  private boolean hasTables() throws SQLException {
    String name = SCHEMA_STATE.getName();
    for (String table : new String[] {name, name.toLowerCase(java.util.Locale.ROOT)}) {
      try (var tables = connection.getMetaData().getTables(null, null, table, null)) {
        if (tables.next()) {
          return true;
        }
      }
    }
    return false;
  }
}
