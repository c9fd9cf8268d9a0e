package io.countersign.persistence.purge;

import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.purge.Perishable;
import io.countersign.application.transaction.Transactions;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Times;
import io.countersign.persistence.transaction.JooqTransactions;
import java.time.Instant;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * {@link ExpiredRows} of a database. Locks what it removes, row by row and without waiting, before
 * it removes anything: so it waits for nobody, and nobody who locks rows in an order of his own
 * waits for it and it for him.
 */
public final class JooqExpiredRows implements ExpiredRows {

  private final Database database;
  private final Transactions transactions;

  public JooqExpiredRows(Database database) {
    this.database = database;
    this.transactions = new JooqTransactions(database);
  }

  @Override
  public int purgeSome(Perishable kind, Instant expiredBy, int most) {
    ExpiringTable table = ExpiringTable.of(kind);
    return transactions.inTransaction(() -> {
      Result<Record> expired = locked(table, expiredBy, most);
      if (!expired.isEmpty()) {
        remove(table, expired);
      }
      return expired.size();
    });
  }

  private Result<Record> locked(ExpiringTable table, Instant expiredBy, int most) {
    return database
        .locking()
        .select(table.primaryKey())
        .from(table.table())
        .where(Times.by(table.expiresAt(), expiredBy))
        .orderBy(table.expiresAt())
        .limit(most)
        .forUpdate()
        .skipLocked()
        .fetch();
  }

  /** One statement, sent with the keys of all. */
  private void remove(ExpiringTable table, Result<Record> rows) {
    Condition one = DSL.and(table.primaryKey().stream().map(JooqExpiredRows::is).toList());
    BatchBindStep batch = database.sql().batch(database.sql().deleteFrom(table.table()).where(one));
    for (Record row : rows) {
      batch = batch.bind(row.intoArray());
    }
    batch.execute();
  }

  private static <T> Condition is(TableField<Record, T> field) {
    return field.eq(DSL.param(field));
  }
}
