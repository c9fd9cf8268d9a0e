package io.countersign.persistence;

import static io.countersign.persistence.generated.Tables.SCHEDULED_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.chore.ClusteredChore;
import io.countersign.application.chore.ClusteredChores.Running;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.databases.DatabaseKind;
import io.countersign.databases.LaunchedServer;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.persistence.chore.Pace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Chores on several nodes, of which some die, over a database that does, too. */
@ParameterizedClass
@EnumSource(names = {"MARIADB", "POSTGRESQL"})
final class ChoresOfNodesTest extends OneDatabase {

  /** Who says nothing for 100 ms of the clock is dead. */
  private static final Pace PACE = new Pace(Duration.ofMillis(5), Duration.ofMillis(25));

  private static final Duration TICK = Duration.ofMillis(20);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void what_a_node_that_died_had_begun_another_one_does() {
    Storage dying = database.open(folder, secrets, clock);
    Running dead = node(dying, this::untilTheEnd);
    await(() -> begun.getCount() == 0);
    dying.close(); // of its connections nothing remains

    try (var _ = node(storage, runs::incrementAndGet)) {
      await(() -> {
        clock.tick(TICK);
        return runs.get() > 0;
      });
    } finally {
      end.countDown();
      dead.close();
    }
  }

  @Test
  void a_chore_that_takes_long_is_left_to_the_node_that_does_it() {
    try (Storage other = database.open(folder, secrets, clock);
        var _ = node(other, this::untilTheEnd)) {
      await(() -> begun.getCount() == 0);
      try (var _ = node(storage, runs::incrementAndGet)) {
        for (int i = 0; i < 20; i++) {
          clock.tick(TICK);
          await(() -> heartbeat().equals(clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
      }
      end.countDown();
    }

    assertThat(runs).hasValue(0);
  }

  @Test
  void chores_go_on_after_the_database_was_away_be_it_at_the_start() {
    DatabaseKind kind =
        database == TestDatabase.MARIADB ? DatabaseKind.MARIADB : DatabaseKind.POSTGRESQL;
    try (LaunchedServer server = kind.launch();
        Storage away = database.provider().open(address(server), secrets, clock)) {
      server.stop();
      assertThat(away.ready()).isFalse();
      try (var _ = node(away, runs::incrementAndGet)) {
        server.start();
        await(() -> runs.get() == 1);

        server.kill();
        await(() -> !away.ready());
        clock.tick(EVERY);
        server.start();

        await(() -> {
          clock.tick(TICK);
          return runs.get() >= 3;
        });
      }
    }
  }

  private Running node(Storage of, Runnable work) {
    return ((JooqStorage) of)
        .clusteredChores(PACE)
        .start(List.of(new ClusteredChore("chore", EVERY, work)));
  }

  /** As whoever hangs: it is not to be interrupted. */
  private void untilTheEnd() {
    begun.countDown();
    await(() -> end.getCount() == 0);
  }

  private Instant heartbeat() {
    return sql(sql ->
            sql.select(SCHEDULED_TASKS.LAST_HEARTBEAT).from(SCHEDULED_TASKS).fetchSingle().value1())
        .toInstant(ZoneOffset.UTC);
  }

  private static StorageAddress address(LaunchedServer server) {
    return new StorageAddress(
        server.url(server.createDatabase()),
        Optional.of(server.user()),
        Optional.of(SecretBytes.of(server.password().getBytes(StandardCharsets.UTF_8))),
        4,
        false);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not come to it in time").isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
