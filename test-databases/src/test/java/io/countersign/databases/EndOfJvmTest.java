package io.countersign.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndOfJvmTest {

  @ParameterizedTest
  @EnumSource
  void a_killed_jvm_leaves_no_server_and_no_data(DatabaseKind kind) throws Exception {
    Process jvm = launch(kind);
    String[] said = jvm.inputReader().readLine().split(" ", 2);
    int port = Integer.parseInt(said[0]);
    assertThat(answers(port)).isTrue();

    jvm.destroyForcibly().waitFor();

    assertThat(isGone(port, Path.of(said[1]))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void a_jvm_that_ends_leaves_no_server_and_no_data(DatabaseKind kind) throws Exception {
    Process jvm = launch(kind);
    String[] said = jvm.inputReader().readLine().split(" ", 2);

    jvm.getOutputStream().close();

    assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answers(Integer.parseInt(said[0]))).isFalse();
    assertThat(Path.of(said[1])).doesNotExist();
  }

  private static Process launch(DatabaseKind kind) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LaunchAndWait.class.getName(),
                kind.name()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static boolean isGone(int port, Path folder) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (answers(port) || Files.exists(folder)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    return true;
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }
}
