package io.countersign.persistence.ledger;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.persistence.generated.Tables.CHECKPOINTS;
import static io.countersign.persistence.generated.Tables.CHECKPOINT_KEYS;
import static io.countersign.persistence.generated.Tables.EVENTS;
import static io.countersign.persistence.generated.Tables.LEDGERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.ledger.CheckpointKeys;
import io.countersign.application.ledger.CheckpointSigner;
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

  private final CheckpointKeys keys = new CheckpointKeys();
  private Head before = Head.first(TENANT);
  private List<Entry> former = List.of();

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
    PurgeLedger purge = new PurgeLedger(storage.ledger(), transactions(), signer());
    assertThat(purge.purge(TENANT, NOW.plusSeconds(3), 500)).isEqualTo(4);
    assertThat(intact(Optional.of(before)).base().position()).isEqualTo(4);

    change(sql -> sql.deleteFrom(EVENTS).where(at(5)).execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(5, Flaw.MISSING));
  }

  @Test
  void a_ledger_that_was_linked_anew_is_found_at_the_first_checkpoint_that_contradicts_it() {
    signAt(2);
    signAt(5);
    signAt(8);
    assertThat(intact(Optional.empty()).covered())
        .map(covered -> covered.checkpoint().head().position())
        .contains(8L);

    relinkFrom(3, "another");
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(5, Flaw.CONTRADICTED));
    relinkFrom(1, "another");
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(2, Flaw.CONTRADICTED));
    // What is after the last checkpoint is not covered, as the answer says.
    relinkFrom(1, null);
    relinkFrom(9, "another");
    assertThat(intact(Optional.empty()).covered())
        .map(covered -> covered.checkpoint().head().position())
        .contains(8L);
  }

  @Test
  void whoever_has_no_key_forges_no_checkpoint() {
    signAt(5);
    relinkFrom(1, "another");
    Head forged = storage.ledger().head(TENANT).orElseThrow();
    // Their own key signs, and they put it beside ours; or in the place of ours.
    change(sql -> sql.deleteFrom(CHECKPOINTS).execute());
    new CheckpointKeys().signer(storage.checkpoints()).sign(forged);
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY, Flaw.FORGED));

    Record theirs =
        sql(sql ->
            sql.selectFrom(CHECKPOINT_KEYS).where(CHECKPOINT_KEYS.KID.ne(ourKid())).fetchSingle());
    change(sql ->
        sql.update(CHECKPOINT_KEYS)
            .set(
                CHECKPOINT_KEYS.MARK,
                sql.select(CHECKPOINT_KEYS.MARK)
                    .from(CHECKPOINT_KEYS)
                    .where(CHECKPOINT_KEYS.KID.eq(ourKid()))
                    .fetchSingle(CHECKPOINT_KEYS.MARK))
            .where(CHECKPOINT_KEYS.KID.eq(theirs.get(CHECKPOINT_KEYS.KID)))
            .execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY, Flaw.FORGED));
    change(sql ->
        sql.update(CHECKPOINT_KEYS)
            .set(CHECKPOINT_KEYS.JWK, theirs.get(CHECKPOINT_KEYS.JWK))
            .where(CHECKPOINT_KEYS.KID.eq(ourKid()))
            .execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY, Flaw.FORGED));
  }

  private String ourKid() {
    return keys.assertions.signWhole("any", new byte[1]).key().kid();
  }

  @Test
  void a_checkpoint_of_another_tenant_or_position_is_a_forged_one() {
    Head elsewhere = new Head(new TenantId("other"), 4, before.link());
    signer().sign(elsewhere);
    change(sql -> sql.update(CHECKPOINTS).set(CHECKPOINTS.TENANT_ID, TENANT).execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(4, Flaw.FORGED));

    change(sql -> sql.deleteFrom(CHECKPOINTS).execute());
    signAt(5);
    change(sql -> sql.update(CHECKPOINTS).set(CHECKPOINTS.POSITION, 6L).execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(6, Flaw.FORGED));
    change(sql -> sql.update(CHECKPOINTS).set(CHECKPOINTS.POSITION, MANY + 3L).execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY + 3L, Flaw.FORGED));
    change(sql -> sql.update(CHECKPOINTS).set(CHECKPOINTS.JWS, "no jws").execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY + 3L, Flaw.FORGED));
  }

  @Test
  void a_tail_that_was_cut_is_found_by_the_checkpoints() {
    signAt(MANY);
    change(sql -> sql.deleteFrom(EVENTS).where(at(MANY)).execute());
    end(MANY - 1L, storage.ledger().after(TENANT, MANY - 2L, 1).getFirst().link());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY, Flaw.MISSING));
  }

  @Test
  void without_checkpoints_nothing_is_said_to_be_covered() {
    signAt(5);
    signAt(8);
    change(sql -> sql.deleteFrom(CHECKPOINTS).where(CHECKPOINTS.POSITION.eq(8L)).execute());
    assertThat(intact(Optional.empty()).covered())
        .map(covered -> covered.checkpoint().head().position())
        .contains(5L);
    change(sql -> sql.deleteFrom(CHECKPOINTS).execute());
    assertThat(intact(Optional.empty()).covered()).isEmpty();
  }

  @Test
  void a_replaced_base_is_found_though_nothing_else_is_left() {
    PurgeLedger purge = new PurgeLedger(storage.ledger(), transactions(), signer());
    assertThat(purge.purge(TENANT, NOW.plusSeconds(99), 500)).isEqualTo(MANY);
    assertThat(intact(Optional.empty()).covered())
        .map(covered -> covered.checkpoint().head())
        .contains(before);
    keys.rotate();

    Link forged = Link.first(new TenantId("other"));
    change(sql ->
        sql.update(LEDGERS)
            .set(LEDGERS.BASE_LINK, forged.bytes())
            .set(LEDGERS.LINK, forged.bytes())
            .execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(MANY, Flaw.CONTRADICTED));
  }

  @Test
  void a_base_that_was_moved_is_found_though_everything_behind_it_fits() {
    signAt(2);
    signAt(5);
    Link fifth = storage.ledger().after(TENANT, 4, 1).getFirst().link();
    int removed = sql(sql -> sql.deleteFrom(EVENTS).where(EVENTS.POSITION.le(5L)).execute());
    assertThat(removed).isEqualTo(5);
    change(sql ->
        sql.update(LEDGERS)
            .set(LEDGERS.BASE_POSITION, 5L)
            .set(LEDGERS.BASE_LINK, fifth.bytes())
            .execute());
    assertThat(verify(Optional.empty())).isEqualTo(new Broken(5, Flaw.BASE));
    assertThat(verify(Optional.of(before))).isEqualTo(new Broken(5, Flaw.BASE));

    Head _ =
        transactions()
            .inTransaction(() -> {
              Head base = storage.ledger().base(TENANT);
              signer().signBase(base);
              return base;
            });
    assertThat(intact(Optional.of(before)).base().position()).isEqualTo(5);
  }

  private void signAt(long position) {
    Entry entry = storage.ledger().after(TENANT, position - 1, 1).getFirst();
    signer().sign(before.at(entry));
  }

  /** As whoever knows the rule would do it, who wants all to have another trace, or the former. */
  private void relinkFrom(long position, @Nullable String trace) {
    List<Entry> all = storage.ledger().after(TENANT, 0, 99);
    former = former.isEmpty() ? all : former;
    Head last = position == 1 ? Head.first(TENANT) : before.at(all.get((int) position - 2));
    for (long at = position; at <= MANY; at++) {
      long next = at;
      Optional<String> was = former.get((int) at - 1).written().provenance().trace();
      change(sql ->
          sql.update(EVENTS)
              .set(EVENTS.TRACE, trace == null ? was.orElse(null) : trace)
              .where(at(next))
              .execute());
      Entry changed = storage.ledger().after(TENANT, at - 1, 1).getFirst();
      Entry linked = last.enter(List.of(changed.written())).getFirst();
      change(sql ->
          sql.update(EVENTS).set(EVENTS.LINK, linked.link().bytes()).where(at(next)).execute());
      last = last.at(linked);
    }
    end(MANY, last.link());
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
    return new VerifyLedger(storage.ledger(), storage.checkpoints(), signer())
        .verify(TENANT, checkpoint.map(List::of).orElse(List.of()), _ -> {});
  }

  private CheckpointSigner signer() {
    return keys.signer(storage.checkpoints());
  }

  private Intact intact(Optional<Head> checkpoint) {
    VerifyLedgerResult result = verify(checkpoint);
    assertThat(result).isInstanceOf(Intact.class);
    return (Intact) result;
  }
}
