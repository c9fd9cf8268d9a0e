package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InFlightIT {

  private static final String BODY = "{\"userId\":\"ada\"}";

  @TempDir private Path directory;

  @Test
  void a_request_that_is_in_flight_is_finished_when_the_server_is_told_to_stop() throws Exception {
    Installed installed = new Installed(directory.resolve("data"));
    try (Running running = installed.serve();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), installed.port())) {
      BufferedReader answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      OutputStream requests = socket.getOutputStream();
      requests.write(head(running.key()).getBytes(StandardCharsets.UTF_8));
      // It waits for the body now, so the request is in flight.
      assertThat(answers.readLine()).contains("100");

      running.terminate();
      awaitRefusal(installed);
      requests.write(BODY.getBytes(StandardCharsets.UTF_8));

      assertThat(answers.lines().dropWhile(String::isEmpty).findFirst().orElse("closed"))
          .contains("201");
      assertThat(running.exitCode()).isEqualTo(143);
    }
  }

  private static String head(String key) {
    return String.join(
        "\r\n",
        "POST /v1/authentications HTTP/1.1",
        "Host: localhost",
        "Authorization: Bearer " + key,
        "Content-Type: application/json",
        "Content-Length: " + BODY.length(),
        "Expect: 100-continue",
        "Connection: close",
        "\r\n");
  }

  /** Until the server takes no further connections, which the kernel tells. */
  private static void awaitRefusal(Installed installed) throws IOException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (System.nanoTime() < end) {
      try (Socket another = new Socket(InetAddress.getLoopbackAddress(), installed.port())) {
        another.setSoTimeout(100);
        another
            .getOutputStream()
            .write("GET /health/ready HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        if (!ready(another)) {
          return;
        }
      } catch (ConnectException refused) {
        return;
      }
    }
    throw new AssertionError("the server still takes connections");
  }

  private static boolean ready(Socket socket) {
    try {
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.contains(" 200 ");
    } catch (IOException closed) {
      return false;
    }
  }
}
