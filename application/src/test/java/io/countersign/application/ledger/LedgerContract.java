package io.countersign.application.ledger;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.storage.Storage;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Link;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.event.Written;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Ledger} does. */
public interface LedgerContract {

  /** One installation. */
  CheckpointKeys KEYS = new CheckpointKeys();

  /** With the adapter under test. */
  Storage storage();

  @Test
  default void every_event_is_entered_word_for_word() {
    TenantId tenant = Samples.tenant();
    List<Written> told = new ArrayList<>();
    for (Instant time : Times.ALL) {
      told.add(append(SampleEvents.event(tenant, ALICE, time)));
    }
    for (EventType type : EventType.values()) {
      told.add(append(SampleEvents.event(tenant, ALICE, type, NOW, SampleEvents.facts(type))));
    }
    told.add(append(SampleEvents.bare(SampleEvents.id(), tenant, Optional.empty())));

    enter(tenant);

    assertThat(all(tenant)).extracting(Entry::written).isEqualTo(told);
  }

  @Test
  default void positions_follow_each_other_from_1_and_each_entry_is_linked_to_the_one_before() {
    TenantId tenant = Samples.tenant();
    for (int batch = 0; batch < 3; batch++) {
      append(SampleEvents.event(tenant, ALICE, NOW));
      append(SampleEvents.event(tenant, ALICE, NOW));
      enter(tenant);
    }

    requireChain(tenant, 6);
  }

  @Test
  default void what_is_not_entered_is_not_in_the_ledger() {
    TenantId tenant = known();
    Written event = append(SampleEvents.event(tenant, ALICE, NOW));

    assertThat(ledger().after(tenant, 0, 10)).isEmpty();
    assertThat(ledger().head(tenant)).isEmpty();
    assertThat(ledger().notEntered(tenant, 10)).containsExactly(event);
    assertThat(ledger().waiting()).contains(tenant);

    enter(tenant);

    assertThat(all(tenant)).extracting(Entry::written).containsExactly(event);
    assertThat(ledger().notEntered(tenant, 10)).isEmpty();
    assertThat(ledger().waiting()).doesNotContain(tenant);
  }

  @Test
  default void events_wait_in_the_order_of_their_ids() {
    TenantId tenant = Samples.tenant();
    EventId first = SampleEvents.id();
    EventId second = SampleEvents.id();
    EventId third = SampleEvents.id();
    for (EventId id : List.of(second, third, first)) {
      append(SampleEvents.bare(id, tenant, Optional.of(ALICE)));
    }

    assertThat(ledger().notEntered(tenant, 2))
        .extracting(Written::id)
        .containsExactly(first, second);
    enter(tenant);
    assertThat(all(tenant))
        .extracting(entry -> entry.written().id())
        .containsExactly(first, second, third);
  }

  @Test
  default void the_event_of_a_transaction_that_was_rolled_back_never_waits() {
    TenantId tenant = known();
    assertThatThrownBy(() ->
            storage()
                .transactions()
                .inTransaction(() -> {
                  storage().events().append(SampleEvents.event(tenant, ALICE, NOW));
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");

    assertThat(ledger().waiting()).doesNotContain(tenant);
    assertThat(ledger().notEntered(tenant, 10)).isEmpty();
  }

  @Test
  default void nothing_is_entered_if_the_transaction_is_rolled_back() {
    TenantId tenant = Samples.tenant();
    append(SampleEvents.event(tenant, ALICE, NOW));
    enter(tenant);
    append(SampleEvents.event(tenant, ALICE, NOW));

    assertThatThrownBy(() ->
            storage()
                .transactions()
                .inTransaction(() -> {
                  enter(tenant);
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");

    requireChain(tenant, 1);
    assertThat(ledger().notEntered(tenant, 10)).hasSize(1);
    enter(tenant);
    requireChain(tenant, 2);
  }

  @Test
  default void no_event_is_entered_twice() {
    TenantId tenant = Samples.tenant();
    Written event = append(SampleEvents.event(tenant, ALICE, NOW));
    enter(tenant);

    assertThatIllegalStateException().isThrownBy(() -> enter(tenant, event));

    requireChain(tenant, 1);
  }

  @Test
  default void what_is_not_there_is_not_entered() {
    TenantId tenant = Samples.tenant();

    assertThatIllegalStateException()
        .isThrownBy(() -> enter(tenant, Written.of(SampleEvents.event(tenant, ALICE, NOW))));

    assertThat(ledger().head(tenant)).isEmpty();
  }

  @Test
  default void a_head_is_locked_in_a_transaction_only() {
    assertThatIllegalStateException().isThrownBy(() -> ledger().lock(Samples.tenant()));
  }

  @Test
  default void tenants_have_ledgers_of_their_own() {
    TenantId one = known();
    TenantId other = known();
    append(SampleEvents.event(one, ALICE, NOW));
    append(SampleEvents.event(other, ALICE, NOW));
    append(SampleEvents.event(one, ALICE, NOW));

    enter(one);

    requireChain(one, 2);
    assertThat(ledger().waiting()).contains(other).doesNotContain(one);
    assertThat(ledger().after(other, 0, 10)).isEmpty();
    enter(other);
    requireChain(other, 1);
  }

  @Test
  default void the_ledger_is_read_on_from_any_position() {
    TenantId tenant = Samples.tenant();
    for (int i = 0; i < 7; i++) {
      append(SampleEvents.event(tenant, ALICE, NOW));
    }
    enter(tenant);

    assertThat(positions(tenant, -1, 3)).containsExactly(1L, 2L, 3L);
    assertThat(positions(tenant, 3, 3)).containsExactly(4L, 5L, 6L);
    assertThat(positions(tenant, 6, 3)).containsExactly(7L);
    assertThat(positions(tenant, 7, 3)).isEmpty();
    assertThat(positions(tenant, Long.MAX_VALUE, 3)).isEmpty();
  }

  @Test
  default void a_thousand_are_entered_batch_by_batch() {
    TenantId tenant = Samples.tenant();
    storage()
        .transactions()
        .inTransaction(() -> {
          for (int i = 0; i < 2 * EnterEvents.BATCH + 1; i++) {
            storage().events().append(SampleEvents.event(tenant, ALICE, NOW));
          }
          return tenant;
        });

    assertThat(entering().enter(tenant)).isEqualTo(EnterEvents.BATCH);
    requireChain(tenant, EnterEvents.BATCH);
    assertThat(entering().enter(tenant)).isEqualTo(EnterEvents.BATCH);
    assertThat(entering().enter(tenant)).isEqualTo(1);
    assertThat(entering().enter(tenant)).isZero();
    assertThat(ledger().head(tenant).orElseThrow().position()).isEqualTo(2 * EnterEvents.BATCH + 1);
  }

  @Test
  default void those_who_enter_at_once_take_turns() {
    TenantId tenant = Samples.tenant();

    List<Integer> entered =
        Race.of(
            16,
            _ -> {
              append(SampleEvents.event(tenant, ALICE, NOW));
              return entering().enter(tenant);
            });

    assertThat(entered.stream().mapToInt(Integer::intValue).sum()).isEqualTo(16);
    requireChain(tenant, 16);
  }

  @Test
  default void the_oldest_entries_are_forgotten_and_the_last_of_them_is_remembered() {
    TenantId tenant = Samples.tenant();
    TenantId other = Samples.tenant();
    for (int i = 0; i < 5; i++) {
      append(SampleEvents.event(tenant, ALICE, NOW.plusSeconds(i)));
      append(SampleEvents.event(other, ALICE, NOW));
    }
    enter(tenant);
    enter(other);
    Entry third = all(tenant).get(2);
    PurgeLedger purge = new PurgeLedger(ledger(), storage().transactions(), signer());
    assertThat(ledger().base(tenant)).isEqualTo(Head.first(tenant));

    assertThat(purge.purge(tenant, NOW.minusSeconds(1), 10)).isZero();
    assertThat(purge.purge(tenant, NOW.plusSeconds(2), 2)).isEqualTo(2);
    assertThat(purge.purge(tenant, NOW.plusSeconds(2), 2)).isOne();
    assertThat(purge.purge(tenant, NOW.plusSeconds(2), 2)).isZero();

    assertThat(positions(tenant, 0, 10)).containsExactly(4L, 5L);
    assertThat(ledger().base(tenant)).isEqualTo(new Head(tenant, 3, third.link()));
    assertThat(ledger().tenants()).contains(tenant, other);
    assertThat(ledger().heads())
        .contains(ledger().head(tenant).orElseThrow(), ledger().head(other).orElseThrow());
    requireChain(other, 5);
    assertIntact(tenant, 3, 5);
    assertThat(purge.purge(tenant, NOW.plusSeconds(9), 9)).isEqualTo(2);
    assertIntact(tenant, 5, 5);
    append(SampleEvents.event(tenant, ALICE, NOW));
    enter(tenant);
    assertIntact(tenant, 5, 6);
  }

  @Test
  default void what_nobody_touched_is_intact() {
    TenantId tenant = Samples.tenant();
    assertIntact(tenant, 0, 0);
    for (EventType type : EventType.values()) {
      append(SampleEvents.event(tenant, ALICE, type, NOW, SampleEvents.facts(type)));
    }
    for (Instant time : Times.ALL) {
      append(SampleEvents.event(tenant, ALICE, time));
    }
    enter(tenant);

    assertIntact(tenant, 0, EventType.values().length + Times.ALL.size());
  }

  @Test
  default void events_are_looked_back_at_by_whom_they_concern_and_who_did_it_and_when() {
    TenantId tenant = Samples.tenant();
    Event first = told(at(tenant, ALICE, Actor.OPERATOR, NOW));
    enter(tenant);
    Event second = told(at(tenant, BOB, Actor.OPERATOR, NOW.plusMillis(1)));
    Event third = told(at(tenant, ALICE, Actor.SYSTEM, NOW.plusMillis(2)));
    Event _ = told(at(Samples.tenant(), ALICE, Actor.OPERATOR, NOW));

    assertThat(back(tenant, null, null, null, null)).containsExactly(third, second, first);
    assertThat(back(tenant, ALICE, null, null, null)).containsExactly(third, first);
    assertThat(back(tenant, null, Actor.OPERATOR, null, null)).containsExactly(second, first);
    assertThat(back(tenant, null, null, NOW.plusMillis(1), null)).containsExactly(third, second);
    assertThat(back(tenant, null, null, NOW, NOW.plusMillis(2))).containsExactly(second, first);
    assertThat(back(tenant, ALICE, null, NOW.plusMillis(1), NOW.plusMillis(3)))
        .containsExactly(third);
    assertThat(back(tenant, null, Actor.OPERATOR, NOW.plusMillis(1), NOW.plusMillis(3)))
        .containsExactly(second);
    assertThat(ledger().back(stretch(tenant, null, null, null, null), 2))
        .extracting(Found::position)
        .containsExactly(OptionalLong.empty(), OptionalLong.empty());
    assertThat(ledger().back(stretch(tenant, ALICE, null, null, null), 9).getLast().position())
        .hasValue(1);
  }

  private List<Event> back(
      TenantId tenant,
      @Nullable UserId user,
      @Nullable Actor actor,
      @Nullable Instant from,
      @Nullable Instant before) {
    return ledger().back(stretch(tenant, user, actor, from, before), 9).stream()
        .map(found -> found.written().event().orElseThrow())
        .toList();
  }

  private static Stretch stretch(
      TenantId tenant,
      @Nullable UserId user,
      @Nullable Actor actor,
      @Nullable Instant from,
      @Nullable Instant before) {
    return new Stretch(
        tenant,
        Optional.ofNullable(user),
        Optional.ofNullable(actor),
        Optional.ofNullable(from).map(EventId::first),
        Optional.ofNullable(before).map(EventId::first));
  }

  private Event told(Event event) {
    Written _ = append(event);
    return event;
  }

  private static Event at(TenantId tenant, UserId user, Actor actor, Instant at) {
    return new Event(
        new EventId(new Identifiers(() -> at, new SecureRandom()).next()),
        tenant,
        Optional.of(user),
        EventType.MFA_DISABLED,
        at,
        Optional.empty(),
        Event.data(List.of()),
        Provenance.of(actor));
  }

  private void assertIntact(TenantId tenant, long base, long head) {
    assertThat(verifying().verify(tenant, List.of(), _ -> {}))
        .isInstanceOfSatisfying(
            VerifyLedgerResult.Intact.class,
            intact -> {
              assertThat(intact.base().position()).isEqualTo(base);
              assertThat(intact.head().position()).isEqualTo(head);
            });
  }

  private VerifyLedger verifying() {
    return new VerifyLedger(ledger(), storage().checkpoints(), signer());
  }

  private CheckpointSigner signer() {
    return KEYS.signer(storage().checkpoints());
  }

  /** As many links as there are entries, none of which could be another. */
  private void requireChain(TenantId tenant, int many) {
    List<Entry> entries = all(tenant);
    assertThat(entries)
        .extracting(Entry::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, many).boxed().toList());
    Link link = Link.first(tenant);
    for (Entry entry : entries) {
      link = link.next(entry.position(), entry.written());
      assertThat(entry.link()).isEqualTo(link);
    }
    assertThat(ledger().head(tenant)).contains(new Head(tenant, many, link));
  }

  private List<Long> positions(TenantId tenant, long after, int most) {
    return ledger().after(tenant, after, most).stream().map(Entry::position).toList();
  }

  private List<Entry> all(TenantId tenant) {
    return ledger().after(tenant, 0, 1000);
  }

  private Ledger ledger() {
    return storage().ledger();
  }

  private EnterEvents entering() {
    return new EnterEvents(ledger(), storage().transactions());
  }

  private void enter(TenantId tenant) {
    assertThat(entering().enter(tenant)).isLessThan(EnterEvents.BATCH);
  }

  private void enter(TenantId tenant, Written event) {
    storage()
        .transactions()
        .inTransaction(() -> {
          Head head = ledger().lock(tenant);
          Entry entry = head.enter(List.of(event)).getFirst();
          ledger().enter(List.of(entry), head.at(entry));
          return entry;
        });
  }

  private TenantId known() {
    TenantId tenant = Samples.tenant();
    storage().tenants().add(new Tenant(tenant, "Sample", MfaRequirement.OPTIONAL, NOW));
    return tenant;
  }

  private Written append(Event event) {
    storage()
        .transactions()
        .inTransaction(() -> {
          storage().events().append(event);
          return event;
        });
    return Written.of(event);
  }
}
