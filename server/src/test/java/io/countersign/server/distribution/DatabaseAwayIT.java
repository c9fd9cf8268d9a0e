package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.databases.DatabaseKind;
import io.countersign.databases.LaunchedServer;
import io.countersign.server.distribution.Seeds.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database is away for a while, and comes back, with many users signing in all the time. */
class DatabaseAwayIT {

  private static final Duration AWAY = Duration.ofSeconds(10);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final Duration AFTERWARDS = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CLIENTS = 32;
  private static final int USERS_BEFORE = 100;

  @TempDir private Path directory;

  private final Seeds seeds = new Seeds();
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
  private final Queue<IOException> unanswered = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  /** How a database goes away and comes back. */
  enum Way {
    STOPPED {
      @Override
      void leave(LaunchedServer database) {
        database.stop();
      }

      @Override
      void comeBack(LaunchedServer database) {
        database.start();
      }
    },
    /** It keeps its connections and answers nothing, as when its disk or network hangs. */
    HELD {
      @Override
      void leave(LaunchedServer database) {
        database.pause();
      }

      @Override
      void comeBack(LaunchedServer database) {
        database.resume();
      }
    };

    abstract void leave(LaunchedServer database);

    abstract void comeBack(LaunchedServer database);
  }

  /**
   * @param ended when it began to come back
   */
  private record Outage(Instant began, Instant ended) {}

  @ParameterizedTest
  @CsvSource({"MARIADB,STOPPED", "MARIADB,HELD", "POSTGRESQL,STOPPED", "POSTGRESQL,HELD"})
  void answers_are_problems_within_two_seconds_and_all_is_well_soon_after(
      DatabaseKind kind, Way way, TestReporter reporter) {
    try (LaunchedServer database = kind.launch();
        Servers servers = new Servers(1, database, directory);
        Caller caller = Caller.of(servers)) {
      Watch watch = new Watch(caller);
      List<Outage> outages =
          Race.of(
              CLIENTS + 1,
              number -> number == 0 ? outage(database, way, watch) : signInUntilOver(caller));
      Outage outage = outages.getFirst();

      List<Answered> meanwhile =
          answers.stream()
              .filter(answer ->
                  answer.asked().isAfter(outage.began()) && answer.asked().isBefore(outage.ended()))
              .toList();
      Duration longest =
          meanwhile.stream().map(Answered::took).max(Duration::compareTo).orElseThrow();
      reporter.publishEntry(
          kind + " " + way,
          "%d answers, %d while it was away, the longest took %s"
              .formatted(answers.size(), meanwhile.size(), longest));
      assertThat(unanswered).isEmpty();
      assertThat(longest).isLessThan(LONGEST_ANSWER);
      // Who asked last is answered when it is back.
      assertThat(meanwhile)
          .filteredOn(told -> told.asked().plus(told.took()).isBefore(outage.ended()))
          .isNotEmpty()
          .allMatch(told -> told.is(503) && told.isProblem());
      assertThat(answers)
          .filteredOn(answer -> answer.asked().isAfter(outage.ended().plus(RECOVERY)))
          .hasSizeGreaterThan(CLIENTS)
          .noneMatch(answer -> answer.is(503));
      watch.assertNothingLeaked();
    }
  }

  private Outage outage(LaunchedServer database, Way way, Watch watch) {
    try {
      await("sign-ins", () -> answers.size() > 3 * USERS_BEFORE);
      watch.begin();
      way.leave(database);
      Instant began = Instant.now();
      await("it is not ready any more", () -> watch.status() == 503);
      await("the time is over", () -> Instant.now().isAfter(began.plus(AWAY)));
      assertThat(watch.status()).isEqualTo(503);
      Instant returns = Instant.now();
      way.comeBack(database);
      Instant back = Instant.now();
      await("it is ready again", () -> watch.status() == 200);
      assertThat(Duration.between(back, Instant.now())).isLessThan(RECOVERY);
      await("some more", () -> Instant.now().isAfter(back.plus(RECOVERY).plus(AFTERWARDS)));
      return new Outage(began, returns);
    } finally {
      over.set(true);
    }
  }

  private Outage signInUntilOver(Caller caller) {
    while (!over.get()) {
      try {
        signIn(caller, seeds.next());
      } catch (IOException e) {
        unanswered.add(e);
      }
    }
    return new Outage(Instant.EPOCH, Instant.EPOCH);
  }

  private void signIn(Caller caller, Seed seed) throws IOException {
    if (!noted(caller.importApp(0, seed.user(), seed.secret())).is(201)) {
      return;
    }
    Answered begun = noted(caller.begin(0, seed.user()));
    if (begun.is(201)) {
      noted(caller.verify(0, begun.member("id"), seed.code()));
    }
  }

  private Answered noted(Answered answer) {
    answers.add(answer);
    return answer;
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
