package com.example.countersign.sqlite;

import io.countersign.application.secret.Place;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.SealedRows;
import io.countersign.application.secret.SecretUnreadable;
import io.countersign.application.secret.Secrets;
import java.sql.SQLException;
import java.util.List;

/** {@link SealedRows} of SQLite: every sealed column of every table. */
record SqliteSealedRows(Sqlite database, Secrets secrets) implements SealedRows {

  private static final System.Logger LOG = System.getLogger(SqliteSealedRows.class.getName());

  private record Found(long rowid, byte[] ciphertext, Place place) {}

  private record Page(int resealed, List<Found> found) {}

  @Override
  public int resealSome(int most) {
    for (SealedColumn column : SealedColumn.values()) {
      int resealed = resealSome(column, most);
      if (resealed > 0) {
        return resealed;
      }
    }
    return 0;
  }

  /** A page of which nothing could be opened is followed by the next one. */
  private int resealSome(SealedColumn column, int most) {
    Page page = page(column, Long.MIN_VALUE, most);
    while (page.resealed() == 0 && !page.found().isEmpty()) {
      page = page(column, page.found().getLast().rowid(), most);
    }
    return page.resealed();
  }

  /** Read and sealed again in one transaction, or a change between the two would be lost. */
  private Page page(SealedColumn column, long after, int most) {
    return database.inTransaction(() -> {
      List<Found> found = old(column, after, most);
      return new Page((int) found.stream().filter(one -> reseal(column, one)).count(), found);
    });
  }

  private List<Found> old(SealedColumn column, long after, int most) {
    int primary = secrets.primaryKeyId();
    String keyId = column.keyId;
    return database.all(
        "select rowid, * from %s where rowid > ? and (%s < ? or %s > ?) order by rowid limit ?"
            .formatted(column.table, keyId, keyId),
        row -> found(column, row),
        after,
        primary,
        primary,
        most);
  }

  private static Found found(SealedColumn column, Row row) throws SQLException {
    return new Found(row.number(1), row.bytes(column.column).reveal(), column.placeIn(row));
  }

  private boolean reseal(SealedColumn column, Found found) {
    try {
      Sealed sealed = secrets.seal(secrets.open(found.ciphertext(), found.place()), found.place());
      database.changeOne(
          "update %s set %s = ?, %s = ? where rowid = ?"
              .formatted(column.table, column.column, column.keyId),
          sealed.ciphertext(),
          sealed.keyId(),
          found.rowid());
      return true;
    } catch (SecretUnreadable e) {
      LOG.log(System.Logger.Level.WARNING, "left as it is: " + e.getMessage());
      return false;
    }
  }
}
