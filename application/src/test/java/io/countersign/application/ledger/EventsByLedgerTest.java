package io.countersign.application.ledger;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.purge.Perishable;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.event.Event;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsByLedgerTest {

  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryEvents events = new MemoryEvents(store);
  private final MemoryLedger ledger = new MemoryLedger(store);
  private final CheckpointSigner signer = new CheckpointKeys().signer(new MemoryCheckpoints(store));
  private final ExpiredRows rows =
      new EventsByLedger(
          (_, _, most) -> most, ledger, new PurgeLedger(ledger, transactions, signer));
  private final TenantId one = Samples.tenant();
  private final TenantId other = Samples.tenant();

  @Test
  void events_of_all_tenants_are_removed_from_the_beginning_of_their_ledgers() {
    enter(one, NOW, NOW.plusSeconds(9), NOW);
    enter(other, NOW, NOW);

    assertThat(rows.purgeSome(Perishable.EVENTS, NOW, 2)).isEqualTo(2);
    assertThat(rows.purgeSome(Perishable.EVENTS, NOW, 2)).isOne();
    assertThat(rows.purgeSome(Perishable.EVENTS, NOW, 2)).isZero();

    // The third happened before the second, be it that a clock was set back: it stays behind it.
    assertThat(ledger.after(one, 0, 10))
        .extracting(entry -> entry.position())
        .containsExactly(2L, 3L);
    assertThat(ledger.after(other, 0, 10)).isEmpty();
  }

  @Test
  void what_is_not_entered_is_not_removed() {
    tell(one, NOW);

    assertThat(rows.purgeSome(Perishable.EVENTS, NOW.plusSeconds(9), 5)).isZero();
    assertThat(events.all()).hasSize(1);
  }

  @Test
  void other_rows_are_removed_as_ever() {
    assertThat(rows.purgeSome(Perishable.USER_TOKENS, NOW, 7)).isEqualTo(7);
  }

  private void enter(TenantId tenant, Instant... times) {
    List.of(times).forEach(at -> tell(tenant, at));
    assertThat(new EnterEvents(ledger, transactions).enter(tenant)).isEqualTo(times.length);
  }

  private void tell(TenantId tenant, Instant at) {
    var _ =
        transactions.inTransaction(() -> {
          Event event = SampleEvents.event(tenant, ALICE, at);
          events.append(event);
          return event;
        });
  }
}
