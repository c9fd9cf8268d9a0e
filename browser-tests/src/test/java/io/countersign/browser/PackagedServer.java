package io.countersign.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A process of the distribution, with a new directory for its data. */
final class PackagedServer implements AutoCloseable {

  private static final Path LAUNCHER = Path.of("..", "server", "target", "countersign", "bin");
  private static final String READY = "Countersign is ready";

  private final Process process;
  private final int port;
  private final String key;
  private final Path log;

  private PackagedServer(Process process, int port, String key, Path log) {
    this.process = process;
    this.port = port;
    this.key = key;
    this.log = log;
  }

  /**
   * Starts it, and waits until it is ready.
   *
   * @param settings as environment variables
   */
  static PackagedServer start(Path directory, Map<String, String> settings) {
    try {
      int port = freePort();
      Path log = directory.resolve("server.log");
      ProcessBuilder builder =
          new ProcessBuilder(
              "sh",
              LAUNCHER.resolve("countersign").toAbsolutePath().toString(),
              "serve",
              "--data",
              directory.resolve("data").toString());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("COUNTERSIGN_SERVER_PORT", Integer.toString(port));
      builder.environment().putAll(settings);
      Process process = builder.redirectError(log.toFile()).start();
      return new PackagedServer(process, port, keyWhenReady(process, log), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String keyWhenReady(Process process, Path log) throws IOException {
    String key = "";
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.strip().startsWith("csk_")) {
        key = line.strip();
      } else if (line.startsWith(READY)) {
        return key;
      }
    }
    throw new AssertionError("the server did not start: " + Files.readString(log));
  }

  Rest rest() {
    return new Rest(port, key);
  }

  /** What it has logged until now. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
