package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.databases.DatabaseKind;
import io.countersign.databases.SharedServers;
import io.countersign.server.distribution.Seeds.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One of three servers is killed every few seconds, and those who sign in hardly notice. */
class KilledNodesIT {

  private static final boolean FULL = "full".equals(System.getProperty("countersign.races"));
  private static final int KILLS = FULL ? 40 : 4;
  private static final int SERVERS = 3;
  private static final int CLIENTS = 8;
  private static final int SUCCESSES_BEFORE_A_KILL = 250;
  private static final int GUESSES = 10;

  @TempDir private Path directory;

  private final Seeds seeds = new Seeds();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger evaluatedGuesses = new AtomicInteger();

  static Stream<DatabaseKind> databases() {
    return FULL ? Stream.of(DatabaseKind.values()) : Stream.of(DatabaseKind.MARIADB);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void nearly_all_sign_ins_succeed_and_none_wrongly(DatabaseKind kind, TestReporter reporter)
      throws Exception {
    try (Servers servers = new Servers(SERVERS, SharedServers.of(kind), directory);
        Caller caller = Caller.of(servers)) {
      SignIns signIns = new SignIns(caller, seeds);
      Seed locked = seeds.next();
      caller.importApp(0, locked.user(), locked.secret());
      lockOut(caller, locked);
      Seed guessed = seeds.next();
      caller.importApp(0, guessed.user(), guessed.secret());

      Race.of(
          CLIENTS + 2,
          number -> {
            switch (number) {
              case 0 -> killServers(servers, signIns);
              case 1 -> guessUntilOver(caller, guessed);
              default -> signInUntilOver(signIns, number);
            }
            return number;
          });

      reporter.publishEntry(kind + ", " + KILLS + " kills", signIns.toString());
      assertThat(signIns.wrong()).isEmpty();
      assertThat(signIns.usedUp()).isPositive();
      int failures = signIns.failed().size();
      assertThat((double) failures / (signIns.succeeded() + failures))
          .as("%s", signIns)
          .isLessThanOrEqualTo(0.001);
      assertThat(evaluatedGuesses).hasValueLessThanOrEqualTo(GUESSES);
      for (Seed each : new Seed[] {locked, guessed}) {
        String id = caller.begin(1, each.user()).member("id");
        assertThat(caller.verify(2, id, each.code()).status()).as("it is locked").isEqualTo(429);
      }
    }
  }

  private void killServers(Servers servers, SignIns signIns) {
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        int aim = signIns.succeeded() + SUCCESSES_BEFORE_A_KILL;
        while (signIns.succeeded() < aim) {
          LockSupport.parkNanos(10_000_000);
        }
        servers.killAndRestart(kill % SERVERS);
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    } finally {
      over.set(true);
    }
  }

  private void signInUntilOver(SignIns signIns, int number) {
    for (int server = number; !over.get(); server++) {
      signIns.signIn(server);
    }
  }

  private void guessUntilOver(Caller caller, Seed seed) {
    for (int server = 0; !over.get(); server++) {
      try {
        if (guess(caller, seed, server).is(422)) {
          evaluatedGuesses.incrementAndGet();
        }
      } catch (IOException _) {
        // that server was killed
      }
    }
  }

  private static void lockOut(Caller caller, Seed seed) throws IOException {
    for (int i = 0; i < GUESSES; i++) {
      assertThat(guess(caller, seed, i).status()).isEqualTo(422);
    }
  }

  /** A wrong code, for an authentication of its own. */
  private static Answered guess(Caller caller, Seed seed, int server) throws IOException {
    String id = caller.begin(server, seed.user()).member("id");
    return caller.verify(server + 1, id, seed.wrongCode(server));
  }
}
