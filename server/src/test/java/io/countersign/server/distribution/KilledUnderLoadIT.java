package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.server.demo.AuthenticatorApp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariants 1 and 3 over HTTP, with a server that is killed while many users sign in. */
class KilledUnderLoadIT {

  private static final int KILLS = "full".equals(System.getProperty("countersign.races")) ? 20 : 2;
  private static final int CLIENTS = 16;
  private static final int SUCCESSES_BEFORE_A_KILL = 150;

  @TempDir private Path directory;
  private final AtomicInteger users = new AtomicInteger();

  /** A sign-in that was answered with success. */
  private record SignedIn(String user, String authentication, String code) {}

  @Test
  void no_answered_success_is_missing_and_no_code_is_accepted_twice() throws Exception {
    Installed installed = new Installed(directory.resolve("data"));
    String key = "";
    for (int kill = 0; kill < KILLS; kill++) {
      Queue<SignedIn> answered = new ConcurrentLinkedQueue<>();
      try (Running server = installed.serve()) {
        key = key.isEmpty() ? server.key() : key;
        signInUntilKilled(Client.of(installed, key), server, answered);
      }
      assertThat(answered).hasSizeGreaterThanOrEqualTo(SUCCESSES_BEFORE_A_KILL);
      try (Running _ = installed.serve();
          Client client = Client.of(installed, key)) {
        for (SignedIn each : answered) {
          assertKept(client, each);
        }
      }
    }
  }

  private void signInUntilKilled(Client client, Running server, Queue<SignedIn> answered) {
    Race.of(
        CLIENTS,
        number -> {
          try {
            while (true) {
              answered.add(signIn(client));
              if (number == 0 && answered.size() >= SUCCESSES_BEFORE_A_KILL) {
                server.kill();
              }
            }
          } catch (IOException killed) {
            return answered.size();
          } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
          }
        });
    client.close();
  }

  private SignedIn signIn(Client client) throws IOException, InterruptedException {
    int number = users.incrementAndGet();
    String user = "user-" + number;
    // The digits of the number as letters of base 32: a secret of their own for each user.
    String secret =
        "%032d"
            .formatted(number)
            .replace('0', 'A')
            .replace('1', 'B')
            .replace('8', 'C')
            .replace('9', 'D');
    client.post(
        "/v1/authenticators",
        "{\"userId\":\""
            + user
            + "\",\"factor\":\"totp\",\"options\":{\"secret\":\""
            + secret
            + "\"}}",
        201);
    String id = client.begin(user);
    String code = new AuthenticatorApp(secret, "SHA1", 6, 30).codeAt(Instant.now());
    client.answer("/v1/authentications/" + id + "/verify", code, 200);
    return new SignedIn(user, id, code);
  }

  private static void assertKept(Client client, SignedIn signedIn) throws Exception {
    assertThat(client.get("/v1/authentications/" + signedIn.authentication()).body())
        .contains("\"status\":\"approved\"");
    String again = client.begin(signedIn.user());
    client.answer("/v1/authentications/" + again + "/verify", signedIn.code(), 422);
  }
}
