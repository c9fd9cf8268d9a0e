package io.countersign.server.operations;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.EventsToEnter;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.ledger.MemoryLedger;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EnteringThreadTest {

  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryEvents events = new MemoryEvents(store);
  private final MemoryLedger ledger = new MemoryLedger(store);
  private final EnteringThread entering =
      new EnteringThread(new EnterEvents(ledger, transactions), ledger);
  private final EventsToEnter told = new EventsToEnter(events, transactions, entering::wanted);
  private final TenantId tenant = Samples.tenant();

  @Test
  void an_event_is_entered_soon_after_it_was_told() {
    try (entering) {
      entering.start(() -> {});
      tell();
      await(() -> position() == 1);
      tell();
      await(() -> position() == 2);
    }
  }

  @Test
  void whoever_waits_for_entries_is_told_once_they_are_there() {
    AtomicLong seen = new AtomicLong();
    try (entering) {
      entering.start(() -> seen.set(position()));
      tell();
      await(() -> seen.get() == 1);
      tellElsewhere();
      await(() -> seen.get() == 2);
    }
  }

  @Test
  void what_another_node_told_is_entered_too_whatever_its_age() {
    IntStream.range(0, 2_000).forEach(_ -> tellElsewhere());
    try (entering) {
      entering.start(() -> {});
      await(() -> position() == 2_000);
      tellElsewhere();
      await(() -> position() == 2_001);
    }
  }

  @Test
  void while_the_store_is_away_events_wait() {
    try (entering) {
      entering.start(() -> {});
      tell();
      await(() -> position() == 1);
      tellElsewhere();
      transactions.failCommits(2);
      entering.wanted(tenant);
      await(() -> position() == 2);
    }
  }

  @Test
  void what_is_wrong_with_one_tenants_ledger_keeps_no_other_ones_events_back() {
    List<TenantId> well =
        IntStream.range(0, 16).mapToObj(number -> new TenantId("well-" + number)).toList();
    Ledger damaged = damaged();
    try (EnteringThread thread =
        new EnteringThread(new EnterEvents(damaged, transactions), damaged)) {
      tellElsewhere();
      thread.wanted(tenant);
      well.forEach(one -> {
        tellElsewhere(one);
        thread.wanted(one);
      });
      thread.start(() -> {});
      await(() -> well.stream().allMatch(one -> ledger.head(one).isPresent()));
    }
    assertThat(position()).isZero();
  }

  /** Whose head of that tenant cannot be read. */
  private Ledger damaged() {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (_, method, arguments) -> {
              if (method.getName().equals("lock") && arguments[0].equals(tenant)) {
                throw new IllegalStateException("made to fail");
              }
              return method.invoke(ledger, arguments);
            });
  }

  @Test
  void it_stops_when_it_is_closed_and_nothing_is_entered_any_more() {
    entering.start(() -> {});
    tell();
    await(() -> position() == 1);
    entering.close();

    tell();

    assertThat(position()).isEqualTo(1);
    assertThat(ledger.notEntered(tenant, 10)).hasSize(1);
  }

  private void tell() {
    var _ =
        transactions.inTransaction(() -> {
          Event event = SampleEvents.event(tenant, ALICE, NOW);
          told.append(event);
          return event;
        });
  }

  private void tellElsewhere() {
    tellElsewhere(tenant);
  }

  private void tellElsewhere(TenantId of) {
    var _ =
        transactions.inTransaction(() -> {
          Event event = SampleEvents.event(of, ALICE, NOW);
          events.append(event);
          return event;
        });
  }

  private long position() {
    return ledger.head(tenant).map(Head::position).orElse(0L);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
