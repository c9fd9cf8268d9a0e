package io.countersign.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.ledger.MemoryLedger;
import io.countersign.application.webhook.RecentEvents.Entered;
import io.countersign.application.webhook.RecentEvents.Following;
import io.countersign.domain.event.Entry;
import io.countersign.domain.tenant.TenantId;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

  private static final int PIECE = RecentEvents.PIECE;

  private final Receivers all = new Receivers();
  private final TenantId tenant = all.tenant;
  private final List<Long> asked = new ArrayList<>();
  private final RecentEvents recent = new RecentEvents(counted(all.ledger), all.transactions);

  @Test
  void what_one_webhook_read_the_others_have_without_reading_it() {
    happen(3 * PIECE);
    for (int webhook = 0; webhook < 5; webhook++) {
      assertThat(positions(walk(0))).containsExactlyElementsOf(upTo(3 * PIECE));
    }

    assertThat(asked.stream().filter(after -> after < 3 * PIECE)).hasSize(3);
  }

  @Test
  void the_last_piece_is_read_anew_until_it_is_full() {
    happen(PIECE - 1);
    assertThat(recent.after(tenant, 0)).matches(Following::last);
    happen(1);

    assertThat(recent.after(tenant, 0).events()).hasSize(PIECE);
    assertThat(asked).containsExactly(0L, 0L);
    assertThat(recent.after(tenant, 0).last()).isFalse();
    assertThat(asked).hasSize(2);
  }

  @Test
  void whoever_begins_within_a_piece_gets_the_rest_of_it() {
    happen(2 * PIECE);
    assertThat(positions(recent.after(tenant, 10).events()))
        .containsExactlyElementsOf(LongStream.rangeClosed(11, PIECE).boxed().toList());
    assertThat(positions(walk(0))).containsExactlyElementsOf(upTo(2 * PIECE));
    assertThat(positions(recent.after(tenant, 10).events()))
        .containsExactlyElementsOf(LongStream.rangeClosed(11, PIECE).boxed().toList());
  }

  @Test
  void what_was_read_in_a_transaction_that_failed_is_not_kept() {
    happen(PIECE);
    assertThatIllegalStateException()
        .isThrownBy(() ->
            all.transactions.inTransaction(() -> {
              assertThat(recent.after(tenant, 0).events()).hasSize(PIECE);
              throw new IllegalStateException("it may not be durable");
            }));
    assertThat(recent.after(tenant, 0).events()).hasSize(PIECE);

    assertThat(asked).containsExactly(0L, 0L);
  }

  @Test
  void what_the_ledger_forgot_is_passed_over() {
    happen(4 * PIECE);
    forget(PIECE + 10);

    assertThat(positions(walk(0)))
        .containsExactlyElementsOf(LongStream.rangeClosed(PIECE + 11, 4L * PIECE).boxed().toList());
  }

  @Test
  void of_another_tenant_there_is_nothing() {
    happen(PIECE);
    assertThat(walk(0)).hasSize(PIECE);

    assertThat(recent.after(new TenantId("other"), 0)).isEqualTo(new Following(List.of(), true));
  }

  @Test
  void only_some_pieces_are_kept_those_that_were_asked_for_last() {
    happen(20 * PIECE);
    assertThat(walk(0)).hasSize(20 * PIECE);
    asked.clear();
    for (int piece = 12; piece < 20; piece++) {
      assertThat(recent.after(tenant, (long) piece * PIECE).events()).hasSize(PIECE);
    }
    assertThat(asked).isEmpty();
    assertThat(recent.after(tenant, 0).events()).hasSize(PIECE);

    assertThat(asked).containsExactly(0L);
  }

  @Test
  void it_is_the_ledger_wherever_somebody_begins() {
    Random random = new Random(7);
    for (int step = 0; step < 400; step++) {
      happen(random.nextInt(8));
      long after = random.nextInt(200 + step * 4);
      List<Long> expected =
          all.ledger.after(tenant, after, 1_000).stream().map(Entry::position).toList();
      Following following = recent.after(tenant, after);

      assertThat(positions(following.events()))
          .isEqualTo(expected.subList(0, following.events().size()));
      assertThat(following.events().isEmpty()).isEqualTo(expected.isEmpty());
      if (following.last()) {
        assertThat(following.events()).hasSameSizeAs(expected);
      }
    }
  }

  private List<Entered> walk(long position) {
    List<Entered> walked = new ArrayList<>();
    Following following = recent.after(tenant, position);
    while (!following.events().isEmpty()) {
      walked.addAll(following.events());
      if (following.last()) {
        return walked;
      }
      following = recent.after(tenant, walked.getLast().position());
    }
    return walked;
  }

  private static List<Long> positions(List<Entered> events) {
    return events.stream().map(Entered::position).toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
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

  /** The same, and notes after which positions somebody asks. */
  private Ledger counted(MemoryLedger ledger) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (_, method, arguments) -> {
              if (method.getName().equals("after")) {
                asked.add((Long) arguments[1]);
              }
              return method.invoke(ledger, arguments);
            });
  }
}
