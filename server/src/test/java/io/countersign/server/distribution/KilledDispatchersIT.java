package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.databases.DatabaseKind;
import io.countersign.databases.SharedServers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers are killed every few seconds while things happen and a fifth of the receivers take
 * nothing: all that was committed arrives, and nothing else.
 */
class KilledDispatchersIT {

  private static final boolean FULL = "full".equals(System.getProperty("countersign.races"));
  private static final int LEAST_KILLS = 4;
  private static final Duration LASTING = FULL ? Duration.ofMinutes(10) : Duration.ZERO;

  /** From one kill to the next, unless it takes longer until the server is back. */
  private static final Duration BETWEEN = Duration.ofSeconds(FULL ? 5 : 2);

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SERVERS = 3;
  private static final int CALLERS = 4;

  @TempDir private Path directory;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger kills = new AtomicInteger();
  private final Set<String> committed = ConcurrentHashMap.newKeySet();

  static Stream<DatabaseKind> databases() {
    return Stream.of(DatabaseKind.values());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void all_that_was_committed_arrives_and_nothing_else(DatabaseKind kind, TestReporter reporter)
      throws Exception {
    Map<String, String> here =
        Map.of(
            "COUNTERSIGN_WEBHOOKS_ALLOW_HTTP", "true", "COUNTERSIGN_WEBHOOKS_ALLOW", "127.0.0.0/8");
    try (Servers servers = new Servers(SERVERS, SharedServers.of(kind), directory, here);
        HookReceivers receivers = new HookReceivers();
        HttpClient http = HttpClient.newHttpClient()) {
      String key = servers.key();
      for (int i = 0; i < HookReceivers.COUNT; i++) {
        var _ = new Client(http, servers.port(0), key).post("/v1/webhooks", receivers.body(i), 201);
      }

      var _ =
          Race.of(
              CALLERS + 1,
              number -> {
                if (number == CALLERS) {
                  killServers(servers);
                } else {
                  happen(new Client(http, servers.port(number), key), number);
                }
                return number;
              });
      receivers.recover();

      assertThat(committed).isNotEmpty();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!receivers.allHave(committed) && System.nanoTime() < end) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      reporter.publishEntry(
          kind + ", " + kills + " kills", committed.size() + " events; " + receivers);
      assertThat(receivers.missing(committed)).isEmpty();
      assertThat(receivers.withSeveralIds()).isEmpty();
      Client client = new Client(http, servers.port(0), key);
      for (String id : receivers.others(committed)) {
        // Committed, and its answer was lost with its server.
        assertThat(client.get("/v1/authentications/" + id).statusCode()).isEqualTo(200);
      }
    }
  }

  private void killServers(Servers servers) {
    long begin = System.nanoTime();
    try {
      while (kills.get() < LEAST_KILLS || System.nanoTime() - begin < LASTING.toNanos()) {
        long next = System.nanoTime() + BETWEEN.toNanos();
        servers.killAndRestart(kills.getAndIncrement() % SERVERS);
        LockSupport.parkNanos(next - System.nanoTime());
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    } finally {
      over.set(true);
    }
  }

  /** Users without anything bound are let in, and that is told. */
  private void happen(Client client, int number) {
    for (int i = 0; !over.get(); i++) {
      try {
        committed.add(client.begin("user-" + number + "-" + i % 50));
      } catch (IOException killed) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }
  }
}
