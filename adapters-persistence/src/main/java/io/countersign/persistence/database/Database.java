package io.countersign.persistence.database;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** What all adapters of one store share. */
public final class Database {

  private final Connections connections;
  private final DSLContext sql;

  public Database(DataSource pool, SQLDialect dialect) {
    connections = new Connections(pool);
    sql =
        DSL.using(
            new DefaultConfiguration()
                .set(connections)
                .set(dialect)
                .set(settings())
                .set(Faults::new));
  }

  /** For statements in the transaction of this thread, or each on its own. */
  public DSLContext sql() {
    return sql;
  }

  /** A statement whose text never changes, with {@link DSL#param(Field)} for its values. */
  public Prepared prepare(Function<DSLContext, Query> query) {
    return new Prepared(connections, query.apply(sql));
  }

  /** For statements that lock: there must be an end to hold the lock until. */
  public DSLContext locking() {
    requireTransaction();
    return sql;
  }

  /**
   * @throws IllegalStateException if this thread is in no transaction
   */
  public void requireTransaction() {
    if (connections.current().isEmpty()) {
      throw new IllegalStateException("locks are held until a transaction ends: there is none");
    }
  }

  /** The connections behind it. */
  public Connections connections() {
    return connections;
  }

  /** Names unquoted, so that each database has them in its own case. */
  private static Settings settings() {
    return new Settings()
        .withExecuteLogging(false)
        .withFetchWarnings(false)
        .withParamCastMode(ParamCastMode.NEVER)
        .withRenderSchema(false)
        .withRenderNameCase(RenderNameCase.LOWER_IF_UNQUOTED)
        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
  }
}
