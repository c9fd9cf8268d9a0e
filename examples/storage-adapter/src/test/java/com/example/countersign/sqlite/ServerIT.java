package com.example.countersign.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.demo.Tour;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged server keeps its rows in SQLite, because the jars of this adapter lie in a folder.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ServerIT {

  private static final String READY = "Countersign is ready";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
  }

  @Test
  void a_whole_sign_in_works_and_is_there_after_a_kill() throws Exception {
    int port = freePort();
    Process first = serve(port);
    String key = keyUntilReady(first);
    PrintStream told = new PrintStream(folder.resolve("told.txt").toFile(), StandardCharsets.UTF_8);

    String clientKey = Tour.play(URI.create("http://127.0.0.1:" + port), key, told, false);

    assertThat(clientKey).startsWith("csk_");
    assertThat(folder.resolve("classes.txt"))
        .as("the cache of the start holds with an adapter on the class path")
        .content()
        .containsPattern("io\\.countersign\\.server\\.Main source: shared objects file");
    assertThat(folder.resolve("store.db")).isNotEmptyFile();
    assertThat(folder.resolve("data/database")).doesNotExist();
    first.destroyForcibly().waitFor();
    assertThat(keyUntilReady(serve(port))).as("a new store would have made a key").isEmpty();
  }

  @Test
  void without_the_folder_the_url_means_nothing() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Process refused = start(freePort(), empty);

    String complaint = new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(refused.waitFor()).isEqualTo(1);
    assertThat(complaint).contains("storage.url begins with nothing that an adapter knows");
  }

  @Test
  void a_folder_that_everybody_may_write_to_is_refused() throws Exception {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.createFile(open.resolve("any.jar"));
    assertThat(open.toFile().setWritable(true, false)).isTrue();

    Process refused = start(freePort(), open);

    String complaint = new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(refused.waitFor()).isEqualTo(2);
    assertThat(complaint).contains("everybody may write");
  }

  private Process serve(int port) throws IOException {
    return start(port, Path.of(System.getProperty("adapters")));
  }

  private Process start(int port, Path adapters) throws IOException {
    Path launcher = Path.of(System.getProperty("countersign.home"), "bin", "countersign");
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh", launcher.toString(), "serve", "--data", folder.resolve("data").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put("COUNTERSIGN_JAVA_OPTS", "-Xlog:class+load:file=" + folder.resolve("classes.txt"));
    builder.environment().put("COUNTERSIGN_ADAPTERS", adapters.toString());
    builder.environment().put("COUNTERSIGN_SERVER_PORT", Integer.toString(port));
    builder.environment().put("COUNTERSIGN_LOG_LEVEL", "warn");
    builder
        .environment()
        .put("COUNTERSIGN_STORAGE_URL", "jdbc:sqlite:" + folder.resolve("store.db"));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** The admin key, which only the first start prints. */
  private static String keyUntilReady(Process server) throws IOException {
    StringBuilder key = new StringBuilder();
    BufferedReader output = server.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.strip().startsWith("csk_")) {
        key.append(line.strip());
      } else if (line.startsWith(READY)) {
        return key.toString();
      }
    }
    throw new AssertionError(
        "the server did not start: "
            + new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
