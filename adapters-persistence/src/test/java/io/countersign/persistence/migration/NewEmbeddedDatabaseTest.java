package io.countersign.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.persistence.OneDatabase;
import io.countersign.persistence.database.Engine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = "EMBEDDED")
final class NewEmbeddedDatabaseTest extends OneDatabase {

  @Test
  void what_a_new_database_gets_is_what_the_changelog_makes() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      Migration migration = Migration.of(connection, Engine.EMBEDDED);
      assertThat(migration.isDone()).isFalse();

      migration.runIfNeeded();

      assertThat(migration.isDone()).isTrue();
      assertThat(sql(NewEmbeddedDatabaseTest::schema)).isEqualTo(schema(DSL.using(connection)));
    }
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
