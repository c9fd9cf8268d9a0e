package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Servers are killed every few seconds while users are let in and a fifth of the receivers fail:
 * all that was committed arrives, under one id, and nothing else.
 */
class KilledDispatchersIT {

  private static final boolean FULL = "full".equals(System.getProperty("countersign.races"));
  private static final int LEAST_KILLS = 4;
  private static final Duration LASTING = FULL ? Duration.ofMinutes(10) : Duration.ZERO;

  /** From one kill to the next. */
  private static final Duration BETWEEN = Duration.ofSeconds(FULL ? 5 : 2);

  /** Those that failed are asked once a minute, and told all the rest when they take something. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Short enough that those that hang do so often, long enough for those that do not. */
  private static final String TIMEOUT = "PT5S";

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Store.class)
  void all_that_was_committed_arrives_and_nothing_else(Store store, TestReporter reporter)
      throws Exception {
    Map<String, String> here =
        Map.of(
            "COUNTERSIGN_WEBHOOKS_ALLOW_HTTP",
            "true",
            "COUNTERSIGN_WEBHOOKS_ALLOW",
            "127.0.0.0/8",
            "COUNTERSIGN_WEBHOOKS_TIMEOUT",
            TIMEOUT);
    try (Servers servers = store.servers(directory, here);
        HookReceivers receivers = new HookReceivers();
        HttpClient http = HttpClient.newHttpClient()) {
      Client client = new Client(http, servers.port(0), servers.key());
      for (int i = 0; i < HookReceivers.COUNT; i++) {
        var _ = client.post("/v1/webhooks", receivers.body(i), 201);
      }
      store.undo(servers, LetIn.UNDONE);

      Killings killings = new Killings(servers);
      LetIn letIn = new LetIn(http, servers, store.undoes());
      killDuring(killings, letIn);
      long end = System.nanoTime() + PATIENCE.toNanos();
      await(receivers::failedInAllWays, end);
      receivers.recover();

      assertThat(letIn.answered()).isNotEmpty();
      await(() -> receivers.allHave(letIn.answered()), end);
      Set<String> committed = committed(client);
      await(() -> receivers.allHave(committed) && receivers.duplicates() > 0, end);
      reporter.publishEntry(
          store + ", " + killings,
          "%d events committed; %s; %s; missing %d, foreign %d"
              .formatted(
                  committed.size(),
                  letIn,
                  receivers,
                  receivers.missing(committed).size(),
                  receivers.others(committed).size()));
      assertThat(committed).containsAll(letIn.answered());
      assertThat(receivers.missing(committed)).isEmpty();
      assertThat(receivers.duplicates()).isPositive();
      assertThat(receivers.withSeveralIds()).isEmpty();
      assertThat(receivers.failedInAllWays()).isTrue();
      assertThat(letIn.undone() > 0).isEqualTo(store.undoes());
      assertThat(client.get("/v1/users/" + LetIn.UNDONE + "/activity").body())
          .doesNotContain("authentication.");
      assertThat(receivers.others(committed)).isEmpty();
      for (String id : receivers.others(letIn.answered())) {
        // Committed, and its answer was lost with its server.
        assertThat(client.get("/v1/authentications/" + id).statusCode()).isEqualTo(200);
      }
    }
  }

  private static void killDuring(Killings killings, LetIn letIn) {
    var _ =
        Race.of(
            LetIn.CALLERS + 1,
            number -> {
              try {
                if (number == LetIn.CALLERS) {
                  killings.goOn(LEAST_KILLS, LASTING, BETWEEN);
                } else {
                  letIn.goOn(number);
                }
              } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
              } finally {
                letIn.end();
              }
              return number;
            });
  }

  private static void await(BooleanSupplier condition, long end) {
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** The authentications that were approved, as the ledger has them. */
  private static Set<String> committed(Client client) {
    Set<String> all = new TreeSet<>();
    JsonNode page;
    String after = "";
    do {
      page = client.read("/v1/events?type=authentication.approved&limit=200" + after);
      page.path("events").forEach(one -> all.add(one.at("/data/authentication").asString()));
      after = "&after=" + page.path("next").asString();
    } while (page.path("more").asBoolean());
    return all;
  }
}
