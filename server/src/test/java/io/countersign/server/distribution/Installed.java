package io.countersign.server.distribution;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged distribution, and one data directory to use it with. */
final class Installed {

  private static final String LAUNCHER =
      Path.of("target", "countersign", "bin", "countersign").toAbsolutePath().toString();

  private final Path data;
  private final Map<String, String> settings;
  private final int port = freePort();

  Installed(Path data) {
    this(data, Map.of());
  }

  /**
   * @param settings as environment variables, for all that is run
   */
  Installed(Path data, Map<String, String> settings) {
    this.data = data;
    this.settings = settings;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  int port() {
    return port;
  }

  Path data() {
    return data;
  }

  /** A server that runs, and is ready. */
  Running serve() {
    Running running = launch();
    awaitReady(running);
    return running;
  }

  /** A server that begins to start. */
  Running launch() {
    return run(Map.of(), "serve", "--data", data.toString());
  }

  /** Waits until a server that was launched answers. */
  void awaitReady(Running launched) {
    launched.awaitOutput("http://127.0.0.1:" + port);
  }

  /** Any command. */
  Running run(Map<String, String> environment, String... words) {
    List<String> command = new ArrayList<>(List.of("sh", LAUNCHER));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("COUNTERSIGN_SERVER_PORT", Integer.toString(port));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(settings);
    builder.environment().putAll(environment);
    try {
      return new Running(builder.start());
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
