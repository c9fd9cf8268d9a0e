package io.countersign.application.event;

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
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Events} does. */
public interface EventsContract {

  /** The adapter under test. */
  Events events();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void an_event_is_found_as_it_was_appended() {
    for (Instant time : Times.ALL) {
      Event event = SampleEvents.event(Samples.tenant(), ALICE, time);
      append(event);

      assertThat(newest(event.tenant(), ALICE)).containsExactly(event);
    }
  }

  @Test
  default void every_type_is_found_with_every_fact_that_it_tells() {
    TenantId tenant = Samples.tenant();
    List<Event> told = new ArrayList<>();
    for (EventType type : EventType.values()) {
      Event event = SampleEvents.event(tenant, ALICE, type, NOW, SampleEvents.facts(type));
      assertThat(event.facts().keySet()).containsExactlyElementsOf(type.facts());
      append(event);
      told.addFirst(event);
    }

    assertThat(newest(tenant, ALICE)).isEqualTo(told);
  }

  @Test
  default void an_event_may_tell_nothing_and_come_through_no_client() {
    Event event = SampleEvents.bare(SampleEvents.id(), Samples.tenant(), Optional.of(ALICE));
    append(event);

    assertThat(newest(event.tenant(), ALICE)).containsExactly(event);
  }

  @Test
  default void what_a_person_wrote_is_found_as_they_wrote_it() {
    String text = "Perdu son téléphone = oui \\n 😀 ";
    Event event =
        SampleEvents.event(
            Samples.tenant(),
            new UserId("ü 😀"),
            EventType.PROOF_OVERRIDDEN,
            NOW,
            List.of(Fact.justification(text)));
    append(event);

    assertThat(newest(event.tenant(), new UserId("ü 😀"))).containsExactly(event);
    assertThat(event.data()).containsEntry("justification", text);
  }

  @Test
  default void the_longest_data_fits() {
    Event event =
        SampleEvents.event(
            Samples.tenant(),
            ALICE,
            EventType.PROOF_OVERRIDDEN,
            NOW,
            List.of(Fact.justification("😀".repeat(200)), Fact.act("a".repeat(64))));
    append(event);

    assertThat(newest(event.tenant(), ALICE)).containsExactly(event);
  }

  @Test
  default void an_event_is_seen_when_its_transaction_is_committed() {
    Event event = SampleEvents.event(Samples.tenant(), ALICE, NOW);

    boolean seen =
        transactions()
            .inTransaction(() -> {
              events().append(event);
              return Race.of(1, _ -> newest(event.tenant(), ALICE)).getFirst().isEmpty();
            });

    assertThat(seen).isTrue();
    assertThat(newest(event.tenant(), ALICE)).containsExactly(event);
  }

  @Test
  default void the_event_of_a_transaction_that_was_rolled_back_is_never_seen() {
    Event event = SampleEvents.event(Samples.tenant(), ALICE, NOW);

    assertThatThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  events().append(event);
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");

    assertThat(newest(event.tenant(), ALICE)).isEmpty();
  }

  @Test
  default void a_transaction_tells_as_many_as_it_likes_in_their_order() {
    TenantId tenant = Samples.tenant();
    List<Event> told = new ArrayList<>();
    for (int many = 1; many <= 11; many++) {
      List<Event> some =
          Stream.generate(() -> SampleEvents.event(tenant, ALICE, NOW)).limit(many).toList();
      transactions()
          .inTransaction(() -> {
            some.forEach(events()::append);
            return some;
          });
      some.forEach(told::addFirst);
    }

    assertThat(newest(tenant, ALICE)).isEqualTo(told);
  }

  @Test
  default void what_a_transaction_tells_is_told_with_the_one_that_it_joins() {
    Event event = SampleEvents.event(Samples.tenant(), ALICE, NOW);
    Event other = SampleEvents.event(event.tenant(), ALICE, NOW);

    assertThatThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  append(event);
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");
    assertThat(newest(event.tenant(), ALICE)).isEmpty();

    transactions()
        .inTransaction(() -> {
          append(event);
          events().append(other);
          return event;
        });
    assertThat(newest(event.tenant(), ALICE)).containsExactly(other, event);
  }

  @Test
  default void one_that_cannot_be_appended_takes_the_whole_transaction_with_it() {
    Event event = SampleEvents.event(Samples.tenant(), ALICE, NOW);
    Event other = SampleEvents.event(event.tenant(), ALICE, NOW);
    append(event);

    assertThatThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  events().append(other);
                  events().append(event);
                  return event;
                }))
        .isNotNull();

    assertThat(newest(event.tenant(), ALICE)).containsExactly(event);
  }

  @Test
  default void an_event_is_not_appended_outside_of_a_transaction() {
    Event event = SampleEvents.event(Samples.tenant(), ALICE, NOW);

    assertThatIllegalStateException().isThrownBy(() -> events().append(event));
    assertThat(newest(event.tenant(), ALICE)).isEmpty();
  }

  @Test
  default void newer_events_come_first_and_those_of_one_instant_in_their_order() {
    TenantId tenant = Samples.tenant();
    List<Event> told = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Event event = SampleEvents.event(tenant, ALICE, NOW);
      append(event);
      told.addFirst(event);
    }

    assertThat(newest(tenant, ALICE)).isEqualTo(told);
  }

  @Test
  default void ids_compare_as_unsigned_bytes() {
    TenantId tenant = Samples.tenant();
    List<UUID> ascending =
        List.of(
            UUID.fromString("00000000-0000-7000-8000-000000000001"),
            UUID.fromString("7fffffff-ffff-7000-8000-000000000000"),
            UUID.fromString("80000000-0000-7000-8000-000000000000"),
            UUID.fromString("80000000-0000-7000-bfff-000000000000"),
            UUID.fromString("ffffffff-ffff-7000-8000-000000000000"));
    for (UUID id : ascending) {
      append(SampleEvents.bare(new EventId(id), tenant, Optional.of(ALICE)));
    }

    assertThat(newest(tenant, ALICE))
        .extracting(event -> event.id().value())
        .isEqualTo(ascending.reversed());
  }

  @Test
  default void pages_follow_each_other_without_a_gap() {
    TenantId tenant = Samples.tenant();
    List<Event> told = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Event event = SampleEvents.event(tenant, ALICE, NOW.plusSeconds(i));
      append(event);
      told.addFirst(event);
    }

    List<Event> read = new ArrayList<>();
    Optional<EventId> before = Optional.empty();
    for (int page = 0; page < 3; page++) {
      List<Event> some = events().ofUser(tenant, ALICE, before, 3);
      assertThat(some).hasSize(page < 2 ? 3 : 1);
      read.addAll(some);
      before = Optional.of(some.getLast().id());
    }

    assertThat(read).isEqualTo(told);
    assertThat(events().ofUser(tenant, ALICE, before, 3)).isEmpty();
  }

  @Test
  default void a_cursor_need_not_be_that_of_an_event() {
    TenantId tenant = Samples.tenant();
    Event older = SampleEvents.event(tenant, ALICE, NOW);
    append(older);
    EventId between = SampleEvents.id();
    append(SampleEvents.event(tenant, ALICE, NOW));

    assertThat(events().ofUser(tenant, ALICE, Optional.of(between), 10)).containsExactly(older);
  }

  @Test
  default void nobody_sees_what_concerns_another_user_or_another_tenant() {
    TenantId tenant = Samples.tenant();
    TenantId other = Samples.tenant();
    Event alices = SampleEvents.event(tenant, ALICE, NOW);
    Event bobs = SampleEvents.event(tenant, BOB, NOW);
    Event elsewhere = SampleEvents.event(other, ALICE, NOW);
    append(alices);
    append(bobs);
    append(elsewhere);
    append(SampleEvents.bare(SampleEvents.id(), tenant, Optional.empty()));

    assertThat(newest(tenant, ALICE)).containsExactly(alices);
    assertThat(newest(tenant, BOB)).containsExactly(bobs);
    assertThat(newest(other, ALICE)).containsExactly(elsewhere);
    assertThat(newest(tenant, new UserId("Alice"))).isEmpty();
    assertThat(newest(tenant, new UserId("alice2"))).isEmpty();
  }

  @Test
  default void a_hundred_that_are_appended_at_once_are_all_there() {
    TenantId tenant = Samples.tenant();

    List<Event> told =
        Race.of(
            100,
            _ -> {
              Event event = SampleEvents.event(tenant, ALICE, NOW);
              append(event);
              return event;
            });

    assertThat(newest(tenant, ALICE))
        .hasSize(100)
        .containsExactlyInAnyOrderElementsOf(told)
        .isSortedAccordingTo((one, two) -> two.id().toString().compareTo(one.id().toString()));
  }

  private List<Event> newest(TenantId tenant, UserId user) {
    return events().ofUser(tenant, user, Optional.empty(), 1000);
  }

  private void append(Event event) {
    transactions()
        .inTransaction(() -> {
          events().append(event);
          return event;
        });
  }
}
