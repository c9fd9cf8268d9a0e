package io.countersign.persistence.migration;

import static io.countersign.persistence.generated.Tables.SCHEMA_STATE;

import io.countersign.persistence.database.Engine;
import io.countersign.persistence.generated.Changelog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

/** Brings the schema of a database to what this version expects. */
public final class Migration {

  private static final String CHANGELOG = "io/countersign/persistence/changelog/changelog.xml";

  /** Kept, for a logger that nobody holds forgets its level. */
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private final Connection connection;
  private final DSLContext sql;
  private final Engine engine;

  private Migration(Connection connection, Engine engine) {
    this.connection = connection;
    this.sql = engine.sql(connection);
    this.engine = engine;
  }

  /**
   * @param connection one of its own, that commits by itself; it stays open
   */
  public static Migration of(Connection connection, Engine engine) {
    return new Migration(connection, engine);
  }

  /** Whether there is nothing of ours in the database. */
  public boolean neverRan() throws SQLException {
    return !hasTables() || !sql.fetchExists(SCHEMA_STATE);
  }

  /**
   * Whether the whole changelog of this version was run, be it that more was run since. Liquibase
   * would need a second to say so.
   */
  public boolean isDone() throws SQLException {
    return hasTables()
        && sql.fetchExists(SCHEMA_STATE, SCHEMA_STATE.CHANGELOG_SHA256.eq(Changelog.SHA256));
  }

  /**
   * Whether a newer version was here, whose tables and columns this one knows nothing of.
   *
   * @throws SQLException if it cannot be told
   */
  public boolean isAhead() throws SQLException {
    Set<String> strange = new HashSet<>();
    inLiquibase("the changelog cannot be read", () -> addStrange(strange));
    return !strange.isEmpty();
  }

  /** Runs what is missing of it, one node at a time. */
  public void runIfNeeded() throws SQLException {
    if (!isDone()) {
      try (var _ = engine.exclusive(connection)) {
        if (!isDone()) {
          run();
        }
      }
    }
  }

  private void addStrange(Set<String> to) throws LiquibaseException {
    Liquibase liquibase = liquibase();
    liquibase.getDatabase().getRanChangeSetList().forEach(ran -> to.add(ran.getId()));
    liquibase.getDatabaseChangeLog().getChangeSets().forEach(known -> to.remove(known.getId()));
  }

  /** Liquibase takes the connection out of the mode in which it commits by itself. */
  private void inLiquibase(String failure, Scope.ScopedRunner<?> work) throws SQLException {
    LIQUIBASE.setLevel(Level.WARNING);
    System.setProperty("liquibase.analytics.enabled", "false");
    try {
      Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), work);
    } catch (Exception e) {
      throw new SQLException(failure, e);
    }
    connection.setAutoCommit(true);
  }

  private void run() throws SQLException {
    inLiquibase("the schema could not be brought up to date", this::update);
    sql.insertInto(SCHEMA_STATE).set(SCHEMA_STATE.CHANGELOG_SHA256, Changelog.SHA256).execute();
  }

  private void update() throws LiquibaseException {
    Liquibase liquibase = liquibase();
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    // Whoever holds Liquibase's own lock now was killed.
    liquibase.forceReleaseLocks();
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
      try (var tables =
          connection
              .getMetaData()
              .getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
        if (tables.next()) {
          return true;
        }
      }
    }
    return false;
  }
}
