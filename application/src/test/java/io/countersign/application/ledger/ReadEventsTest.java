package io.countersign.application.ledger;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.domain.event.EventType.MFA_DISABLED;
import static io.countersign.domain.event.EventType.POLICY_UNMET;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.event.Cursor;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadEventsTest {

  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryEvents events = new MemoryEvents(store);
  private final MemoryLedger ledger = new MemoryLedger(store);
  private final ReadEvents read = new ReadEvents(ledger);
  private final TenantId tenant = Samples.tenant();

  @Test
  void each_page_goes_on_where_the_one_before_ended() {
    tell(tenant, POLICY_UNMET, 7);

    ReadEventsResult.Page first = page(Optional.empty(), Set.of(), 3);
    ReadEventsResult.Page second = page(Optional.of(first.next()), Set.of(), 3);
    ReadEventsResult.Page third = page(Optional.of(second.next()), Set.of(), 3);

    assertThat(positions(first)).containsExactly(1L, 2L, 3L);
    assertThat(positions(second)).containsExactly(4L, 5L, 6L);
    assertThat(positions(third)).containsExactly(7L);
    assertThat(List.of(first.more(), second.more(), third.more()))
        .containsExactly(true, true, false);

    ReadEventsResult.Page none = page(Optional.of(third.next()), Set.of(), 3);
    assertThat(none).isEqualTo(new ReadEventsResult.Page(List.of(), third.next(), false));
    tell(tenant, POLICY_UNMET, 1);
    assertThat(positions(page(Optional.of(none.next()), Set.of(), 3))).containsExactly(8L);
  }

  @Test
  void whoever_begins_before_anything_happened_misses_nothing() {
    ReadEventsResult.Page empty = page(Optional.empty(), Set.of(), 3);
    assertThat(empty.entries()).isEmpty();
    assertThat(page(Optional.of(empty.next()), Set.of(), 3)).isEqualTo(empty);

    tell(tenant, POLICY_UNMET, 1);

    assertThat(positions(page(Optional.of(empty.next()), Set.of(), 3))).containsExactly(1L);
  }

  @Test
  void one_page_looks_at_so_many_whatever_it_is_to_find() {
    tell(tenant, MFA_DISABLED, ReadEvents.MOST_LOOKED_AT + 5);
    tell(tenant, POLICY_UNMET, 3);

    ReadEventsResult.Page first = page(Optional.empty(), Set.of(POLICY_UNMET), 2);
    assertThat(first.entries()).isEmpty();
    assertThat(first.next().position()).isEqualTo(ReadEvents.MOST_LOOKED_AT);
    assertThat(first.more()).isTrue();
    ReadEventsResult.Page second = page(Optional.of(first.next()), Set.of(POLICY_UNMET), 2);
    assertThat(second.entries()).hasSize(2);
    assertThat(second.more()).isTrue();
    ReadEventsResult.Page third = page(Optional.of(second.next()), Set.of(POLICY_UNMET), 2);
    assertThat(third.entries()).hasSize(1);
    assertThat(third.more()).isFalse();
  }

  @Test
  void what_was_purged_is_not_skipped_in_silence() {
    tell(tenant, POLICY_UNMET, 6);
    Cursor first = page(Optional.empty(), Set.of(), 1).next();
    Cursor third = page(Optional.empty(), Set.of(), 3).next();

    int purged = transactions.inTransaction(() -> events.forgetHappened(NOW.plusSeconds(9), 3));

    assertThat(purged).isEqualTo(3);
    assertGone(first);
    assertGone(Cursor.first(tenant));
    assertThat(positions(page(Optional.of(third), Set.of(), 9))).containsExactly(4L, 5L, 6L);
    assertThat(positions(page(Optional.empty(), Set.of(), 9))).containsExactly(4L, 5L, 6L);
  }

  @Test
  void if_all_was_purged_only_the_last_position_can_be_gone_on_from() {
    tell(tenant, POLICY_UNMET, 2);
    Cursor first = page(Optional.empty(), Set.of(), 1).next();
    Cursor last = page(Optional.empty(), Set.of(), 2).next();

    int purged = transactions.inTransaction(() -> events.forgetHappened(NOW.plusSeconds(9), 2));

    assertThat(purged).isEqualTo(2);
    assertGone(first);
    assertThat(page(Optional.of(last), Set.of(), 2).entries()).isEmpty();
  }

  @Test
  void the_cursor_of_another_ledger_leads_nowhere() {
    TenantId other = Samples.tenant();
    tell(tenant, POLICY_UNMET, 3);
    tell(other, POLICY_UNMET, 3);
    ReadEventsResult.Page theirs =
        (ReadEventsResult.Page) read.read(other, Optional.empty(), Set.of(), 2);

    assertGone(theirs.next());
    assertGone(Cursor.first(other));
    assertGone(new Cursor(4, theirs.next().mark()));
    assertGone(new Cursor(Long.MAX_VALUE, theirs.next().mark()));
  }

  @Test
  void a_cursor_is_read_as_it_was_written() {
    tell(tenant, POLICY_UNMET, 1);
    Cursor cursor = page(Optional.empty(), Set.of(), 1).next();

    assertThat(Cursor.read(cursor.text())).contains(cursor);
    assertThat(cursor.text()).hasSize(27);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "AAAAAAAAAAEI6yQwun8IMq1K3u",
        "AAAAAAAAAAEI6yQwun8IMq1K3u5",
        "AAAAAAAAAAEI6yQwun8IMq1K3u4=",
        "AAAAAAAAAAEI6yQwun8IMq1K3u4A",
        "gAAAAAAAAAEI6yQwun8IMq1K3u4",
        "AAAAAAAAAAEI6yQwun8IMq1K+u4"
      })
  void nothing_else_is_a_cursor(String text) {
    assertThat(Cursor.read(text)).isEmpty();
  }

  private void assertGone(Cursor cursor) {
    assertThat(read.read(tenant, Optional.of(cursor), Set.of(), 5))
        .isEqualTo(new ReadEventsResult.Gone());
  }

  private ReadEventsResult.Page page(Optional<Cursor> after, Set<EventType> types, int most) {
    return (ReadEventsResult.Page) read.read(tenant, after, types, most);
  }

  private static List<Long> positions(ReadEventsResult.Page page) {
    return page.entries().stream().map(Entry::position).toList();
  }

  private void tell(TenantId who, EventType type, int times) {
    int told =
        transactions.inTransaction(() -> {
          for (int i = 0; i < times; i++) {
            Event event = SampleEvents.event(who, ALICE, type, NOW.plusSeconds(i), List.of());
            events.append(event);
          }
          return times;
        });
    EnterEvents enter = new EnterEvents(ledger, transactions);
    for (int left = told; left > 0; left -= EnterEvents.BATCH) {
      assertThat(enter.enter(who)).isPositive();
    }
  }
}
