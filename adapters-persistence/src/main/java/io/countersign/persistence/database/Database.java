package io.countersign.persistence.database;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertSetMoreStep;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** What all adapters of one store share. */
public final class Database {

  private final Connections connections;
  private final DSLContext sql;
  private final Engine engine;

  public Database(DataSource pool, Turns turns, Engine engine) {
    this.engine = engine;
    connections = new Connections(pool, turns);
    sql =
        DSL.using(
            new DefaultConfiguration()
                .set(connections)
                .set(engine.dialect())
                .set(Engine.settings())
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

  /**
   * For what is written before the commit of a transaction, all of it at once.
   *
   * @param write called in the transaction, with one value or more in their order
   */
  public <T> Gathered<T> gather(Class<T> type, Consumer<List<T>> write) {
    return new Gathered<>(connections, type, write);
  }

  /**
   * Runs an insert of a row that may be there, waiting for whoever inserts the same right now.
   *
   * @return whether it was added; nothing is changed if not
   */
  public boolean added(InsertSetMoreStep<?> insert) {
    return engine.added(insert);
  }

  /**
   * Inserts a row that may be there, waiting for whoever inserts the same right now; it is there
   * then.
   *
   * @param unchanged a column that is no part of its key
   */
  public <T> void present(InsertSetMoreStep<?> insert, Field<T> unchanged) {
    engine.present(insert, unchanged);
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

  /**
   * Waits until whatever this thread may have seen is durable, unless it is in a transaction: that
   * one is durable only with what it saw.
   */
  public void settle() {
    if (connections.current().isEmpty()) {
      engine.settle(sql);
    }
  }

  /** The connections behind it. */
  public Connections connections() {
    return connections;
  }
}
