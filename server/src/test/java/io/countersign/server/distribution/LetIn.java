package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Has servers let users in who have nothing bound, which is told, at a pace that leaves them time
 * to start.
 */
final class LetIn {

  static final int CALLERS = 4;

  /** Whose sign-ins the database undoes, if it does. */
  static final String UNDONE = "undone";

  /** Of all callers together, at the most. */
  private static final int BEGUN_A_SECOND = 30;

  /** One of so many is theirs. */
  private static final int UP_TO_AN_UNDONE = 10;

  private static final Duration PACE = Duration.ofSeconds(CALLERS).dividedBy(BEGUN_A_SECOND);

  private final HttpClient http;
  private final Servers servers;
  private final String key;
  private final boolean undoing;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger undone = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * @param undoing whether the database undoes what {@link #UNDONE} would do
   */
  LetIn(HttpClient http, Servers servers, boolean undoing) {
    this.http = http;
    this.servers = servers;
    this.key = servers.key();
    this.undoing = undoing;
  }

  /** Begins sign-ins with each server in turn until it is over. */
  void goOn(int caller) throws InterruptedException {
    for (int i = 0; !over.get(); i++) {
      long next = System.nanoTime() + PACE.toNanos();
      Client client = new Client(http, servers.port(caller + i), key);
      try {
        begin(client, "user-" + caller + "-" + i % 50, undoing && i % UP_TO_AN_UNDONE == 0);
      } catch (IOException killed) {
        unanswered.incrementAndGet();
      }
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void begin(Client client, String user, boolean isUndone)
      throws IOException, InterruptedException {
    if (isUndone) {
      String body = "{\"userId\":\"" + UNDONE + "\"}";
      assertThat(client.status("/v1/authentications", body)).isEqualTo(503);
      undone.incrementAndGet();
    } else {
      answered.add(client.begin(user));
    }
  }

  void end() {
    over.set(true);
  }

  /** The authentications of all whose client was told that they may come in. */
  Set<String> answered() {
    return answered;
  }

  /** How many sign-ins were rolled back after their events were written. */
  int undone() {
    return undone.get();
  }

  @Override
  public String toString() {
    return "%d answered, %s unanswered, %s undone".formatted(answered.size(), unanswered, undone);
  }
}
