package io.countersign.persistence.ledger;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.persistence.generated.Tables.EVENTS;
import static io.countersign.persistence.generated.Tables.LEDGERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.PurgeLedger;
import io.countersign.application.ledger.VerifyLedger;
import io.countersign.application.ledger.VerifyLedgerResult;
import io.countersign.application.ledger.VerifyLedgerResult.Broken;
import io.countersign.application.ledger.VerifyLedgerResult.Flaw;
import io.countersign.application.ledger.VerifyLedgerResult.Intact;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Link;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.EachDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever can write to the database does, past Countersign; and is found. */
final class TamperedLedgerTest extends EachDatabase {

  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final int MANY = 9;

  private Head before = Head.first(TENANT);

  @BeforeEach
  void happen() {
    tell(MANY);
    before = intact(Optional.empty()).head();
    assertThat(before.position()).isEqualTo(MANY);
  }

  @Test
  void what_was_edited_is_found_whichever_column() {
    List<TableField<Record, ?>> untouched = new ArrayList<>(Arrays.asList(fields()));
    edit(EVENTS.EVENT_ID, UUID.randomUUID(), untouched);
    edit(EVENTS.USER_ID, BOB, untouched);
    edit(EVENTS.USER_ID, null, untouched);
    edit(EVENTS.TYPE, "authenticator.revoked", untouched);
    edit(EVENTS.HAPPENED_AT, NOW.minusSeconds(1), untouched);
    edit(EVENTS.CLIENT, new ClientId("other"), untouched);
    edit(EVENTS.CLIENT, null, untouched);
    edit(EVENTS.DATA, "factor=sms", untouched);
    edit(EVENTS.ACTOR, "system", untouched);
    edit(EVENTS.ACTOR, null, untouched);
    edit(EVENTS.ACTOR, "NOBODY AT ALL", untouched);
    edit(EVENTS.SOURCE, "192.0.2.9", untouched);
    edit(EVENTS.TRACE, "another", untouched);
    edit(EVENTS.LINK, new byte[32], untouched);

    change(sql -> sql.execute("update events set client = 'no id at all' where position = 5"));
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(5, Flaw.CHANGED));

    // The next test has these.
    assertThat(untouched).containsExactlyInAnyOrder(EVENTS.TENANT_ID, EVENTS.POSITION);
  }

  @SuppressWarnings("unchecked")
  private static TableField<Record, ?>[] fields() {
    return (TableField<Record, ?>[])
        EVENTS.fieldStream().map(TableField.class::cast).toArray(TableField[]::new);
  }

  /** And puts it back. */
  private <T> void edit(
      TableField<Record, T> column, @Nullable T value, List<TableField<Record, ?>> untouched) {
    untouched.remove(column);
    Record former = sql(sql -> sql.selectFrom(EVENTS).where(at(5)).fetchSingle());
    change(sql -> sql.update(EVENTS).set(column, value).where(at(5)).execute());
    assertThat(verify(Optional.empty()))
        .as(column.getName())
        .isEqualTo(new Broken(5, Flaw.CHANGED));
    change(sql -> sql.update(EVENTS).set(column, former.get(column)).where(at(5)).execute());
    assertThat(intact(Optional.empty()).head()).isEqualTo(before);
  }

  @Test
  void what_was_removed_or_moved_away_is_found() {
    Map<Long, Flaw> removed = new HashMap<>();
    for (long position : List.of(1L, 4L)) {
      change(
          sql -> sql.update(EVENTS).set(EVENTS.POSITION, -position).where(at(position)).execute());
      assertThat(verify(Optional.empty())).isEqualTo(new Broken(position, Flaw.MISSING));
      change(
          sql -> sql.update(EVENTS).set(EVENTS.POSITION, position).where(at(-position)).execute());
      removed.put(position, Flaw.MISSING);
    }
    assertThat(removed).hasSize(2);
    change(sql -> sql.deleteFrom(EVENTS).where(at(4)).execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(4, Flaw.MISSING));
    change(sql ->
        sql.update(EVENTS).set(EVENTS.TENANT_ID, new TenantId("other")).where(at(1)).execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(1, Flaw.MISSING));
  }

  @Test
  void two_that_changed_places_are_found() {
    move(3, 100);
    move(6, 3);
    move(100, 6);

    assertThat(verify(Optional.empty())).isEqualTo(new Broken(3, Flaw.CHANGED));
  }

  @Test
  void one_that_was_put_in_is_found() {
    Entry fifth = storage.ledger().after(TENANT, 4, 1).getFirst();
    tell(1);
    move(MANY + 1L, 5);

    assertThat(verify(Optional.empty()))
        .isInstanceOfSatisfying(
            Broken.class, broken -> assertThat(broken.position()).isBetween(5L, 6L));
    change(sql ->
        sql.update(EVENTS)
            .set(EVENTS.POSITION, 5L)
            .set(EVENTS.LINK, fifth.link().bytes())
            .where(at(7))
            .execute());
    assertThat(verify(Optional.empty())).isInstanceOf(Broken.class);
  }

  @Test
  void a_tail_that_was_cut_is_found_and_with_a_checkpoint_even_if_the_end_is_forged() {
    change(sql -> sql.deleteFrom(EVENTS).where(at(MANY)).execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY, Flaw.MISSING));

    Entry last = storage.ledger().after(TENANT, MANY - 2L, 1).getFirst();
    end(MANY - 1L, last.link());
    assertThat(intact(Optional.empty()).head().position()).isEqualTo(MANY - 1L);
    assertThat(verify(Optional.of(before))).isEqualTo(new Broken(MANY, Flaw.MISSING));

    tell(3);
    assertThat(verify(Optional.empty())).isInstanceOf(Intact.class);
    assertThat(verify(Optional.of(before))).isEqualTo(new Broken(MANY, Flaw.REPLACED));
  }

  @Test
  void a_forged_end_is_found() {
    end(MANY, Link.first(TENANT));
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY, Flaw.HEAD));
    end(MANY + 1L, before.link());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY + 1L, Flaw.MISSING));
  }

  @Test
  void what_was_purged_is_not_missed_and_what_remains_is_verified() {
    PurgeLedger purge = new PurgeLedger(storage.ledger(), transactions());
    assertThat(purge.purge(TENANT, NOW.plusSeconds(3), 500)).isEqualTo(4);
    assertThat(intact(Optional.of(before)).base().position()).isEqualTo(4);

    change(sql -> sql.deleteFrom(EVENTS).where(at(5)).execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(5, Flaw.MISSING));
  }

  private void end(long position, Link link) {
    change(sql ->
        sql.update(LEDGERS)
            .set(LEDGERS.POSITION, position)
            .set(LEDGERS.LINK, link.bytes())
            .execute());
  }

  private void move(long from, long to) {
    change(sql -> sql.update(EVENTS).set(EVENTS.POSITION, to).where(at(from)).execute());
  }

  private void change(Function<DSLContext, Integer> statement) {
    assertThat(sql(statement)).isOne();
  }

  private static Condition at(long position) {
    return EVENTS.TENANT_ID.eq(TENANT).and(EVENTS.POSITION.eq(position));
  }

  private void tell(int times) {
    int told =
        transactions()
            .inTransaction(() -> {
              for (int i = 0; i < times; i++) {
                Event event = SampleEvents.event(TENANT, ALICE, NOW.plusSeconds(i));
                storage.events().append(event);
              }
              return times;
            });
    assertThat(new EnterEvents(storage.ledger(), transactions()).enter(TENANT)).isEqualTo(told);
  }

  private VerifyLedgerResult verify(Optional<Head> checkpoint) {
    return new VerifyLedger(storage.ledger()).verify(TENANT, checkpoint, _ -> {});
  }

  private Intact intact(Optional<Head> checkpoint) {
    VerifyLedgerResult result = verify(checkpoint);
    assertThat(result).isInstanceOf(Intact.class);
    return (Intact) result;
  }
}
