package io.countersign.persistence.copy;

import static io.countersign.persistence.generated.Tables.STORAGE_COPIES;

import io.countersign.application.storage.StorageRefused;
import io.countersign.persistence.database.RowConflict;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The row in a target that says how far the copy is; while it is there, no server opens the target.
 * It moves in the transaction that brings the rows, so that no kill comes between the two.
 */
public final class CopyMark {

  private static final int ONLY = 1;

  private final DSLContext sql;
  private final UUID run;

  private CopyMark(DSLContext sql, UUID run) {
    this.sql = sql;
    this.run = run;
  }

  /**
   * @throws StorageRefused if there is half an installation in the database
   */
  public static void requireNone(DSLContext sql) {
    find(sql)
        .ifPresent(source -> {
          throw new StorageRefused(
              "this database holds an unfinished copy of "
                  + source
                  + "; call countersign storage copy again as before, and it goes on");
        });
  }

  /** Where the copy that is under way comes from. */
  static Optional<String> find(DSLContext sql) {
    return sql.select(STORAGE_COPIES.SOURCE)
        .from(STORAGE_COPIES)
        .fetchOptional(STORAGE_COPIES.SOURCE);
  }

  /** Begins one, to be committed. */
  static CopyMark begin(DSLContext sql, String source) {
    UUID run = UUID.randomUUID();
    try {
      sql.insertInto(STORAGE_COPIES)
          .set(STORAGE_COPIES.COPY_ID, ONLY)
          .set(STORAGE_COPIES.SOURCE, source)
          .set(STORAGE_COPIES.RUN_ID, run)
          .execute();
    } catch (RowConflict another) {
      throw takenOver();
    }
    return new CopyMark(sql, run);
  }

  /** Goes on with one, to be committed: whoever worked on it so far comes no further. */
  static CopyMark resume(DSLContext sql) {
    UUID run = UUID.randomUUID();
    if (sql.update(STORAGE_COPIES).set(STORAGE_COPIES.RUN_ID, run).execute() != 1) {
      throw takenOver();
    }
    return new CopyMark(sql, run);
  }

  /** The table that is being copied, if it has begun. */
  Optional<String> table() {
    return sql.select(STORAGE_COPIES.COPIED_TABLE)
        .from(STORAGE_COPIES)
        .fetchOptional(STORAGE_COPIES.COPIED_TABLE);
  }

  /** The key of the last row that was copied of it. */
  List<@Nullable Object> key(CopiedTable of) {
    return sql.select(STORAGE_COPIES.COPIED_KEY)
        .from(STORAGE_COPIES)
        .fetchOptional(STORAGE_COPIES.COPIED_KEY)
        .map(key -> Encoding.decoded(of.key(), key))
        .orElse(List.of());
  }

  /** Moves it; nobody else moves it until the transaction ends. */
  void move(CopiedTable table, List<@Nullable Object> key) {
    int moved =
        sql.update(STORAGE_COPIES)
            .set(STORAGE_COPIES.COPIED_TABLE, table.name())
            .set(STORAGE_COPIES.COPIED_KEY, Encoding.encoded(key))
            .where(STORAGE_COPIES.RUN_ID.eq(run))
            .execute();
    if (moved != 1) {
      throw takenOver();
    }
  }

  /** Takes it away. */
  void remove() {
    if (sql.deleteFrom(STORAGE_COPIES).where(STORAGE_COPIES.RUN_ID.eq(run)).execute() != 1) {
      throw takenOver();
    }
  }

  private static StorageRefused takenOver() {
    return new StorageRefused("another copy into the same database took over; this one ends here");
  }
}
