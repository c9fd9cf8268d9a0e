package io.countersign.application.ledger;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.domain.event.EventType.MFA_DISABLED;
import static io.countersign.domain.event.EventType.POLICY_UNMET;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.event.MemoryEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchEventsTest {

  private static final EventFilter ALL = filter(Optional.empty(), Set.of());

  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryEvents events = new MemoryEvents(store);
  private final MemoryLedger ledger = new MemoryLedger(store);
  private final SearchEvents search = new SearchEvents(ledger);
  private final TenantId tenant = Samples.tenant();
  private Instant now = NOW;

  @Test
  void pages_lead_back_to_the_oldest() {
    for (int i = 0; i < 5; i++) {
      tell(ALICE, MFA_DISABLED, Actor.SYSTEM);
    }
    enter();
    tell(ALICE, MFA_DISABLED, Actor.SYSTEM);

    assertThat(pages(ALL, 2)).containsExactly(List.of(5L, 4L), List.of(3L, 2L), List.of(1L));
  }

  @Test
  void one_page_looks_at_so_many_whatever_it_is_to_find() {
    tell(BOB, POLICY_UNMET, Actor.OPERATOR);
    for (int i = 0; i < SearchEvents.MOST_LOOKED_AT + 1; i++) {
      tell(ALICE, MFA_DISABLED, Actor.SYSTEM);
    }
    enter();

    assertThat(pages(filter(Optional.empty(), Set.of("policy.unmet")), 10))
        .containsExactly(List.of(), List.of(1L));
    assertThat(pages(filter(Optional.of(BOB), Set.of()), 10)).containsExactly(List.of(1L));
  }

  @Test
  void each_filter_takes_what_is_so() {
    tell(ALICE, MFA_DISABLED, Actor.SYSTEM);
    now = NOW.plus(Duration.ofHours(1));
    tell(BOB, POLICY_UNMET, Actor.OPERATOR);
    now = NOW.plus(Duration.ofHours(2));
    tell(ALICE, POLICY_UNMET, Actor.OPERATOR);
    enter();

    assertThat(found(ALL)).containsExactly(3L, 2L, 1L);
    assertThat(found(filter(Optional.of(ALICE), Set.of("policy.unmet")))).containsExactly(3L);
    assertThat(found(of(Actor.OPERATOR, null, null, null, null, null))).containsExactly(3L, 2L);
    assertThat(found(of(null, "192.0.2.2", null, null, null, null))).containsExactly(2L);
    assertThat(found(of(null, null, "trace-3", null, null, null))).containsExactly(3L);
    assertThat(found(of(null, null, null, "client-1", null, null))).containsExactly(1L);
    Instant later = NOW.plus(Duration.ofHours(1));
    assertThat(found(of(null, null, null, null, later, null))).containsExactly(3L, 2L);
    assertThat(found(of(null, null, null, null, later.plusNanos(1_000), null))).containsExactly(3L);
    assertThat(found(of(null, null, null, null, null, later))).containsExactly(1L);
    assertThat(found(of(null, null, null, null, NOW, later.plusNanos(1_000))))
        .containsExactly(2L, 1L);
    assertThat(found(of(null, null, null, null, Instant.EPOCH, Instant.EPOCH))).isEmpty();
  }

  private static EventFilter filter(Optional<UserId> user, Set<String> types) {
    return new EventFilter(
        user,
        Optional.empty(),
        types,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static EventFilter of(
      @Nullable Actor actor,
      @Nullable String source,
      @Nullable String trace,
      @Nullable String client,
      @Nullable Instant from,
      @Nullable Instant to) {
    return new EventFilter(
        Optional.empty(),
        Optional.ofNullable(actor),
        Set.of(),
        Optional.ofNullable(source),
        Optional.ofNullable(trace),
        Optional.ofNullable(client).map(ClientId::new),
        Optional.ofNullable(from),
        Optional.ofNullable(to));
  }

  private List<Long> found(EventFilter filter) {
    return pages(filter, 100).getFirst();
  }

  private List<List<Long>> pages(EventFilter filter, int most) {
    List<List<Long>> pages = new ArrayList<>();
    Optional<EventId> next = Optional.empty();
    do {
      SearchEvents.Page page = search.search(tenant, filter, next, most);
      pages.add(page.events().stream().map(found -> found.position().orElseThrow()).toList());
      next = page.next();
    } while (next.isPresent());
    return pages;
  }

  private void tell(UserId user, EventType type, Actor actor) {
    long number = events.all().size() + 1L;
    Event _ =
        transactions.inTransaction(() -> {
          Event event =
              new Event(
                  new EventId(new Identifiers(() -> now, new SecureRandom()).next()),
                  tenant,
                  Optional.of(user),
                  type,
                  now,
                  Optional.of(new ClientId("client-" + number)),
                  Event.data(List.of()),
                  new Provenance(
                      Optional.of(actor),
                      Optional.of("192.0.2." + number),
                      Optional.of("trace-" + number)));
          events.append(event);
          return event;
        });
    now = now.plusMillis(1);
  }

  private void enter() {
    while (new EnterEvents(ledger, transactions).enter(tenant) == EnterEvents.BATCH) {
      // as often as it takes
    }
  }
}
