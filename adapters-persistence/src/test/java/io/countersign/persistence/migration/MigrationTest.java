package io.countersign.persistence.migration;

import static io.countersign.persistence.generated.Tables.SCHEMA_STATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.domain.policy.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.persistence.EmbeddedStorage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

final class MigrationTest extends EmbeddedStorage {

  @Test
  void what_a_new_database_gets_is_what_the_changelog_makes() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      Migration migration = Migration.alone(connection, SQLDialect.H2);
      assertThat(migration.isDone()).isFalse();

      migration.run();

      assertThat(migration.isDone()).isTrue();
      assertThat(sql(MigrationTest::schema)).isEqualTo(schema(DSL.using(connection)));
    }
  }

  @Test
  void a_new_database_has_nothing_left_to_run() {
    assertThat(sql(MigrationTest::isDone)).isTrue();
  }

  @Test
  void a_database_of_another_changelog_is_brought_up_to_date_and_keeps_its_rows() {
    Tenant tenant = new Tenant(Samples.tenant(), "Kept", MfaRequirement.OFF, Samples.NOW);
    storage.tenants().add(tenant);
    sql(sql -> sql.deleteFrom(SCHEMA_STATE).execute());

    close();
    reopen();

    assertThat(sql(MigrationTest::isDone)).isTrue();
    assertThat(storage.tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  void a_migration_that_was_killed_does_not_lock_out_the_next_start() {
    sql(sql -> sql.deleteFrom(SCHEMA_STATE).execute());
    sql(sql -> sql.execute("update databasechangeloglock set locked = true, lockedby = 'gone'"));

    close();
    reopen();

    assertThat(sql(MigrationTest::isDone)).isTrue();
  }

  private static boolean isDone(DSLContext sql) {
    return sql.connectionResult(connection -> Migration.alone(connection, SQLDialect.H2).isDone());
  }

  /** Everything but names that H2 made up. */
  private static List<String> schema(DSLContext sql) {
    return sql.fetch("script nodata nopasswords nosettings").getValues(0, String.class).stream()
        .map(line -> line.replace("CREATE MEMORY TABLE", "CREATE CACHED TABLE"))
        .filter(line -> !line.startsWith("--"))
        .sorted()
        .toList();
  }
}
