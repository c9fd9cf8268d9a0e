package io.countersign.persistence.secret;

import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.SealedRows;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.secret.Secrets;
import io.countersign.application.transaction.Transactions;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import io.countersign.persistence.transaction.JooqTransactions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link SealedRows} of a database: every sealed column of every table. */
public final class JooqSealedRows implements SealedRows {

  private static final Logger LOG = LoggerFactory.getLogger(JooqSealedRows.class);

  private final Database database;
  private final Transactions transactions;
  private final Secrets secrets;

  public JooqSealedRows(Database database, Secrets secrets) {
    this.database = database;
    this.transactions = new JooqTransactions(database);
    this.secrets = secrets;
  }

  @Override
  public int resealSome(int most) {
    int primary = secrets.primaryKeyId();
    for (SealedColumn column : SealedColumn.ALL) {
      for (int old : oldKeys(column, primary)) {
        int done = reseal(column, old, most);
        if (done > 0) {
          return done;
        }
      }
    }
    return 0;
  }

  /** Goes from key to key through the index, past all rows of each. */
  private List<Integer> oldKeys(SealedColumn column, int primary) {
    return Stream.iterate(
            nextKey(column, DSL.noCondition()),
            Optional::isPresent,
            key -> nextKey(column, column.keyId().gt(key.orElseThrow())))
        .flatMap(Optional::stream)
        .filter(key -> key != primary)
        .toList();
  }

  private Optional<Integer> nextKey(SealedColumn column, Condition beyond) {
    return database
        .sql()
        .select(column.keyId())
        .from(column.table())
        .where(column.keyId().isNotNull())
        .and(beyond)
        .orderBy(column.keyId())
        .limit(1)
        .fetchOptional(column.keyId());
  }

  /** A page of which nothing could be opened is followed by the next one. */
  private int reseal(SealedColumn column, int old, int most) {
    Condition ofKey = column.keyId().eq(old);
    Condition rest = ofKey;
    while (true) {
      Page page = page(column, rest, most);
      if (page.resealed > 0 || page.last.isEmpty()) {
        return page.resealed;
      }
      rest = ofKey.and(after(column, page.last.get()));
    }
  }

  private record Page(int resealed, Optional<Record> last) {}

  private Page page(SealedColumn column, Condition rest, int most) {
    return transactions.inTransaction(() -> {
      Result<Record> rows =
          database
              .sql()
              .selectFrom(column.table())
              .where(rest)
              .orderBy(column.primaryKey())
              .limit(most)
              .forUpdate()
              .skipLocked()
              .fetch();
      int resealed = (int) rows.stream().filter(row -> reseal(column, row)).count();
      return new Page(resealed, rows.stream().reduce((_, last) -> last));
    });
  }

  private boolean reseal(SealedColumn column, Record row) {
    var place = column.place().apply(row);
    try {
      Sealed sealed = secrets.seal(secrets.open(row.get(column.ciphertext()), place), place);
      Rows.changed(
          database
              .sql()
              .update(column.table())
              .set(column.ciphertext(), sealed.ciphertext())
              .set(column.keyId(), sealed.keyId())
              .where(is(column, row)));
      return true;
    } catch (SecretUnreadable e) {
      LOG.warn("left as it is: {}", e.getMessage());
      return false;
    }
  }

  /** The row itself. */
  private static Condition is(SealedColumn column, Record row) {
    return DSL.and(column.primaryKey().stream().map(field -> equal(field, row)).toList());
  }

  /** The rows behind it, in the order of the primary key. */
  private static Condition after(SealedColumn column, Record row) {
    Condition after = DSL.falseCondition();
    Condition sameSoFar = DSL.noCondition();
    for (TableField<Record, ?> field : column.primaryKey()) {
      after = DSL.or(after, sameSoFar.and(greater(field, row)));
      sameSoFar = sameSoFar.and(equal(field, row));
    }
    return after;
  }

  private static <T> Condition equal(Field<T> field, Record row) {
    return field.eq(row.get(field));
  }

  private static <T> Condition greater(Field<T> field, Record row) {
    return field.gt(row.get(field));
  }
}
