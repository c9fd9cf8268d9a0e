package io.countersign.persistence;

import static io.countersign.persistence.generated.Tables.STORAGE_COPIES;
import static io.countersign.persistence.generated.Tables.TENANTS;
import static io.countersign.persistence.generated.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Into each database, from another one. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
final class RefusedCopyTest extends OneCopy {

  @Parameter TestDatabase to;

  @Override
  TestDatabase from() {
    return to == TestDatabase.EMBEDDED ? TestDatabase.MARIADB : TestDatabase.EMBEDDED;
  }

  @Override
  TestDatabase to() {
    return to;
  }

  @Test
  void a_target_with_anything_in_it_is_refused_and_left_alone() {
    to.provider().open(target, secrets, clock()).close();

    assertRefused(() -> copy(new Watching()), "the target is not empty: there are rows in tenants");

    try (Storage storage = to.provider().open(target, secrets, clock())) {
      assertThat(storage.signingKeys().all()).isEmpty();
    }
  }

  @Test
  void an_unfinished_copy_of_another_source_is_refused() {
    Watching cut = new Watching().stoppingAfter(3);
    assertThat(cut.stops(() -> copy(cut))).isTrue();
    StorageAddress other = from().another(folder.resolve("other"));
    from().provider().open(other, secrets, clock()).close();

    assertRefused(
        () -> new StorageCopy().run(other, target, new Watching()),
        "the target holds an unfinished");
  }

  @Test
  void half_an_installation_is_no_source() {
    Watching cut = new Watching().stoppingAfter(3);
    assertThat(cut.stops(() -> copy(cut))).isTrue();

    assertRefused(
        () -> new StorageCopy().run(target, to.another(folder.resolve("other")), new Watching()),
        "unfinished copy of");
  }

  @Test
  void a_row_that_was_changed_meanwhile_is_found_and_the_target_stays_shut() {
    Watching cut = new Watching().stoppingBeforeComparison();
    assertThat(cut.stops(() -> copy(cut))).isTrue();
    in(to, target, sql -> sql.update(TENANTS).set(TENANTS.NAME, "Ünï").execute());

    assertRefused(() -> copy(new Watching()), "tenants has as many rows, but not the same");
    assertRefused(() -> to.provider().open(target, secrets, clock()), "unfinished copy of");
  }

  @Test
  void a_row_that_was_lost_is_found() {
    Watching cut = new Watching().stoppingBeforeComparison();
    assertThat(cut.stops(() -> copy(cut))).isTrue();
    in(to, target, sql -> sql.deleteFrom(USERS).where(USERS.USER_ID.in(one(sql))).execute());

    assertRefused(() -> copy(new Watching()), "users has ");
  }

  private static List<UserId> one(DSLContext sql) {
    return sql.select(USERS.USER_ID).from(USERS).limit(1).fetch(USERS.USER_ID);
  }

  @Test
  void a_source_that_nobody_ever_used_is_refused() {
    StorageAddress nothing = from().another(folder.resolve("nothing"));

    assertRefused(
        () -> new StorageCopy().run(nothing, target, new Watching()), "there is no installation");
  }

  @Test
  void a_mark_that_another_run_took_over_moves_no_further() {
    Watching cut = new Watching();
    cut.onBatch(
        4,
        () ->
            whileOpen(sql ->
                sql.update(STORAGE_COPIES)
                    .set(STORAGE_COPIES.RUN_ID, UUID.randomUUID())
                    .execute()));

    assertRefused(() -> copy(cut), "took over");
  }

  @Test
  void what_newer_versions_know_is_not_left_behind() {
    renameChange("copy-1", "newer-1");
    try {
      assertRefused(() -> copy(new Watching()), "a newer version");
    } finally {
      renameChange("newer-1", "copy-1");
    }
    assertThat(copy(new Watching())).isNotEmpty();
  }

  private void renameChange(String from, String to) {
    in(
        from(),
        source,
        sql -> sql.execute("update DATABASECHANGELOG set ID = ? where ID = ?", to, from));
  }
}
