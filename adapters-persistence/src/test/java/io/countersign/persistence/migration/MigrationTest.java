package io.countersign.persistence.migration;

import static io.countersign.persistence.generated.Tables.SCHEMA_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.quotedName;
import static org.jooq.impl.DSL.table;

import io.countersign.application.fixture.Samples;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.persistence.EachDatabase;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;

final class MigrationTest extends EachDatabase {

  @Test
  void a_new_database_has_nothing_left_to_run() {
    assertThat(isDone()).isTrue();
  }

  @Test
  void a_database_of_another_changelog_is_brought_up_to_date_and_keeps_its_rows() {
    Tenant tenant = new Tenant(Samples.tenant(), "Kept", MfaRequirement.OFF, Samples.NOW);
    storage.tenants().add(tenant);
    sql(sql -> sql.deleteFrom(SCHEMA_STATE).execute());

    close();
    reopen();

    assertThat(isDone()).isTrue();
    assertThat(storage.tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  void a_migration_that_was_killed_does_not_lock_out_the_next_start() {
    sql(sql -> sql.deleteFrom(SCHEMA_STATE).execute());
    sql(MigrationTest::lockedByNobody);

    close();
    reopen();

    assertThat(isDone()).isTrue();
  }

  private boolean isDone() {
    return sql(sql ->
        sql.connectionResult(connection -> Migration.of(connection, database.engine()).isDone()));
  }

  private static int lockedByNobody(DSLContext sql) {
    String table = "databasechangeloglock";
    return sql.update(
            table(
                quotedName(
                    sql.family() == SQLDialect.POSTGRES ? table : table.toUpperCase(Locale.ROOT))))
        .set(field("locked"), true)
        .set(field("lockedby"), "gone")
        .execute();
  }
}
