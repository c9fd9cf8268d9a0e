package io.countersign.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.webhook.RecentEvents.Entered;
import io.countersign.application.webhook.RecentEvents.Following;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.tenant.TenantId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

  private static final int PIECE = RecentEvents.PIECE;

  private final Receivers all = new Receivers();
  private final TenantId tenant = all.tenant;

  /** After which positions a piece was read. */
  private final List<Long> read = new ArrayList<>();

  private final Set<Long> missing = new HashSet<>();
  private Receivers store = all;
  private final RecentEvents recent = new RecentEvents(watched(), all.transactions);

  @Test
  void what_one_webhook_read_the_others_have_without_reading_it() {
    happen(3 * PIECE);
    for (int webhook = 0; webhook < 5; webhook++) {
      assertThat(walk()).containsExactlyElementsOf(range(1, 3 * PIECE));
    }

    assertThat(read.stream().filter(after -> after < 3 * PIECE)).hasSize(3);
  }

  @Test
  void the_last_piece_is_read_anew_until_it_is_whole() {
    happen(PIECE - 1);
    assertThat(after(0).last()).isTrue();
    happen(1);
    assertThat(after(0).events()).hasSize(PIECE);
    assertThat(after(0).last()).isFalse();

    assertThat(read).containsExactly(0L, 0L);
  }

  @Test
  void whoever_begins_within_a_piece_gets_the_rest_of_it() {
    happen(2 * PIECE);
    assertThat(positions(after(10))).containsExactlyElementsOf(range(11, PIECE));
    assertThat(walk()).containsExactlyElementsOf(range(1, 2 * PIECE));
    assertThat(positions(after(10))).containsExactlyElementsOf(range(11, PIECE));

    assertThat(read).containsExactly(10L, 0L, (long) PIECE, 2L * PIECE);
  }

  @Test
  void what_was_read_in_a_transaction_that_failed_is_not_kept() {
    happen(PIECE);
    assertThatIllegalStateException()
        .isThrownBy(() ->
            all.transactions.inTransaction(() -> {
              assertThat(after(0).events()).hasSize(PIECE);
              throw new IllegalStateException("it may not be durable");
            }));
    assertThat(after(0).events()).hasSize(PIECE);

    assertThat(read).containsExactly(0L, 0L);
  }

  @Test
  void what_the_ledger_forgot_before_is_passed_over() {
    happen(4 * PIECE);
    forget(PIECE + 10);

    assertThat(walk()).containsExactlyElementsOf(range(PIECE + 11, 4 * PIECE));
  }

  @Test
  void what_the_ledger_forgets_is_known_for_a_moment_only() {
    happen(2 * PIECE);
    assertThat(walk()).hasSize(2 * PIECE);
    forget(PIECE);
    assertThat(positions(after(0))).containsExactlyElementsOf(range(PIECE + 1, 2 * PIECE));
    forget(PIECE + 10);
    all.clock.tick(RecentEvents.MOMENT);

    assertThat(walk()).containsExactlyElementsOf(range(PIECE + 11, 2 * PIECE));
  }

  @Test
  void a_clock_that_goes_back_makes_nothing_last() {
    happen(PIECE);
    assertThat(walk()).hasSize(PIECE);
    all.clock.set(all.clock.instant().minus(Duration.ofHours(1)));
    assertThat(walk()).hasSize(PIECE);

    assertThat(read.stream().filter(after -> after == 0)).hasSize(2);
  }

  @Test
  void one_that_somebody_took_away_is_passed_over() {
    happen(3 * PIECE);
    for (int gone : List.of(1, 20, PIECE, PIECE + 1, 2 * PIECE)) {
      missing.clear();
      missing.add((long) gone);
      all.clock.tick(RecentEvents.MOMENT);
      List<Long> left = new ArrayList<>(range(1, 3 * PIECE));
      assertThat(left.remove((Long) (long) gone)).isTrue();

      assertThat(walk()).as("without %s", gone).isEqualTo(left);
      assertThat(walk()).as("again without %s", gone).isEqualTo(left);
    }
  }

  @Test
  void what_a_store_lost_that_was_set_back_is_not_told() {
    happen(PIECE);
    List<Optional<Event>> lost = after(0).events().stream().map(Entered::event).toList();
    Receivers other = new Receivers();
    for (int i = 0; i < PIECE; i++) {
      other.isTold(Samples.BOB);
    }
    other.enter();
    store = other;

    assertThat(after(0).events())
        .hasSize(PIECE)
        .extracting(Entered::event)
        .doesNotContainAnyElementsOf(lost);
  }

  @Test
  void of_another_tenant_there_is_nothing() {
    happen(PIECE);
    assertThat(walk()).hasSize(PIECE);

    assertThat(recent.after(new TenantId("other"), 0, all.clock.instant()))
        .isEqualTo(new Following(List.of(), true));
  }

  @Test
  void only_some_pieces_are_kept_those_that_were_asked_for_last() {
    happen(24 * PIECE);
    assertThat(walk()).hasSize(24 * PIECE);
    read.clear();
    for (int piece = 8; piece < 24; piece++) {
      assertThat(after((long) piece * PIECE).events()).hasSize(PIECE);
    }
    assertThat(read).isEmpty();
    assertThat(after(0).events()).hasSize(PIECE);

    assertThat(read).containsExactly(0L);
  }

  @Test
  void it_is_the_ledger_wherever_somebody_begins() {
    Random random = new Random(7);
    for (int step = 0; step < 400; step++) {
      happen(random.nextInt(8));
      all.clock.tick(Duration.ofMillis(random.nextInt(500)));
      long position = random.nextInt(200 + step * 4);
      List<Long> expected =
          all.ledger.after(tenant, position, 1_000).stream().map(Entry::position).toList();
      Following following = after(position);

      assertThat(positions(following)).isEqualTo(expected.subList(0, following.events().size()));
      assertThat(following.events().isEmpty()).isEqualTo(expected.isEmpty());
      if (following.last()) {
        assertThat(following.events()).hasSameSizeAs(expected);
      }
    }
  }

  private Following after(long position) {
    return recent.after(tenant, position, all.clock.instant());
  }

  /** All that there is, as far as a hundred steps go. */
  private List<Long> walk() {
    List<Long> walked = new ArrayList<>();
    long position = 0;
    for (int step = 0; step < 100; step++) {
      Following following = after(position);
      walked.addAll(positions(following));
      if (following.last()) {
        return walked;
      }
      position = walked.getLast();
    }
    throw new AssertionError("it goes on and on after " + position);
  }

  private static List<Long> positions(Following following) {
    return following.events().stream().map(Entered::position).toList();
  }

  private static List<Long> range(int first, int last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private void happen(int many) {
    for (int i = 0; i < many; i++) {
      all.isTold(Samples.ALICE);
    }
    all.enter();
  }

  private void forget(int many) {
    Entry last = all.ledger.after(tenant, many - 1L, 1).getFirst();
    boolean _ =
        all.transactions.inTransaction(() -> {
          all.ledger.forget(all.ledger.lock(tenant).at(last));
          return true;
        });
  }

  /** The ledger without what is missing; notes what is read of it. */
  private Ledger watched() {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("after")) {
                throw new UnsupportedOperationException(method.getName());
              }
              long position = (Long) arguments[1];
              int most = (Integer) arguments[2];
              if (most == PIECE) {
                read.add(position);
              }
              TenantId whose = tenant.equals(arguments[0]) ? store.tenant : (TenantId) arguments[0];
              return store.ledger.after(whose, position, most + missing.size()).stream()
                  .filter(entry -> !missing.contains(entry.position()))
                  .limit(most)
                  .toList();
            });
  }
}
