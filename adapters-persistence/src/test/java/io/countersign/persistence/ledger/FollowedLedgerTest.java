package io.countersign.persistence.ledger;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.storage.Storage;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.Link;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.EachDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A reader that remembers nothing but a position, while many tell events, commit them late and in
 * another order, or not at all, and nodes that enter them end in between.
 */
final class FollowedLedgerTest extends EachDatabase {

  private static final boolean FULL = "full".equals(System.getProperty("countersign.races"));
  private static final int TELLERS = 16;
  private static final int EACH = FULL ? 500 : 40;
  private static final int ENTERERS = 3;

  private final TenantId tenant = Samples.tenant();
  private final AtomicInteger telling = new AtomicInteger(TELLERS);
  private final Queue<EventId> committed = new ConcurrentLinkedQueue<>();
  private final Queue<EventId> rolledBack = new ConcurrentLinkedQueue<>();
  private final List<Entry> read = new ArrayList<>();

  @Test
  void a_reader_skips_no_entry_and_sees_none_that_was_rolled_back() {
    // Of several processes on a database server, each with connections of its own.
    try (Storage other = another()) {
      List<Storage> nodes = List.of(storage, other);
      var _ =
          Race.of(
              TELLERS + ENTERERS + 1,
              runner -> {
                Storage node = nodes.get(runner % nodes.size());
                if (runner < TELLERS) {
                  tell(node);
                } else if (runner < TELLERS + ENTERERS) {
                  enter(node);
                } else {
                  follow(node);
                }
                return runner;
              });
    }

    assertThat(read)
        .extracting(Entry::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, committed.size()).boxed().toList());
    Set<EventId> seen =
        read.stream().map(entry -> entry.written().id()).collect(Collectors.toSet());
    assertThat(seen).hasSameSizeAs(read).containsExactlyInAnyOrderElementsOf(committed);
    assertThat(seen).doesNotContainAnyElementsOf(rolledBack);
    assertThat(rolledBack).isNotEmpty();
    Link link = Link.first(tenant);
    for (Entry entry : read) {
      link = link.next(entry.position(), entry.written());
      assertThat(entry.link()).isEqualTo(link);
    }
  }

  /** Each with an id from before others were committed. */
  private void tell(Storage node) {
    for (int i = 0; i < EACH; i++) {
      List<Event> told = List.of(sample(), sample());
      if (ThreadLocalRandom.current().nextInt(8) == 0) {
        assertThatIllegalStateException().isThrownBy(() -> commit(node, told, true));
        told.forEach(event -> rolledBack.add(event.id()));
      } else {
        commit(node, told, false);
        told.forEach(event -> committed.add(event.id()));
      }
    }
    telling.decrementAndGet();
  }

  private Event sample() {
    return SampleEvents.event(tenant, ALICE, NOW);
  }

  private static void commit(Storage node, List<Event> told, boolean fail) {
    node.transactions()
        .inTransaction(() -> {
          node.events().append(told.getLast());
          LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(8_000_000));
          node.events().append(told.getFirst());
          if (fail) {
            throw new IllegalStateException("on purpose");
          }
          return told;
        });
  }

  /** Some of those who enter end before they commit, as if they were killed. */
  private void enter(Storage node) {
    EnterEvents enter = new EnterEvents(node.ledger(), node.transactions());
    while (reading()) {
      if (ThreadLocalRandom.current().nextInt(4) == 0) {
        assertThatIllegalStateException()
            .isThrownBy(() ->
                node.transactions()
                    .inTransaction(() -> {
                      var _ = entered(enter);
                      throw new IllegalStateException("on purpose");
                    }));
      } else {
        var _ = entered(enter);
      }
    }
  }

  /** Who waits too long for another one tries again, as in the server. */
  private int entered(EnterEvents enter) {
    try {
      return enter.enter(tenant);
    } catch (StorageUnavailable late) {
      return 0;
    }
  }

  private boolean reading() {
    synchronized (read) {
      return telling.get() > 0 || read.size() < committed.size();
    }
  }

  private void follow(Storage node) {
    long cursor = 0;
    while (reading()) {
      for (Entry entry : node.ledger().after(tenant, cursor, 7)) {
        cursor = entry.position();
        synchronized (read) {
          read.add(entry);
        }
      }
    }
  }

  /** The embedded database has one process. */
  private Storage another() {
    return switch (database) {
      case EMBEDDED -> storage;
      case MARIADB, POSTGRESQL -> database.open(folder, secrets, clock);
    };
  }
}
