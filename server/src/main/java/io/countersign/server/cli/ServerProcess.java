package io.countersign.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own.
 *
 * @param key what its first start printed; empty after any other
 */
record ServerProcess(Process process, String key) {

  private static final String VARIABLES = "COUNTERSIGN_";
  private static final long SECONDS_TO_STOP = 120;

  /**
   * Starts one, and waits until it is ready.
   *
   * @param learning whether it writes down what it learned when it stops
   */
  static ServerProcess start(Path installation, Path data, int port, boolean learning)
      throws IOException {
    Path launcher = installation.resolve("bin").resolve("countersign");
    ProcessBuilder builder =
        new ProcessBuilder("sh", launcher.toString(), "serve", "--data", data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(ServerProcess::isSetting);
    environment.put(VARIABLES + "SERVER_PORT", Integer.toString(port));
    environment.put(VARIABLES + "LOG_LEVEL", "warn");
    if (learning) {
      environment.put(VARIABLES + "LEARN", "true");
    }
    return ready(builder.start());
  }

  /** What was configured is for real servers. */
  private static boolean isSetting(String variable) {
    return variable.startsWith(VARIABLES) && !variable.equals(VARIABLES + "JAVA_OPTS");
  }

  private static ServerProcess ready(Process process) throws IOException {
    String key = "";
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.strip().startsWith("csk_")) {
        key = line.strip();
      } else if (line.contains("ready")) {
        return new ServerProcess(process, key);
      }
    }
    throw new IOException("the server did not start");
  }

  /** Stops it, and waits until it has. */
  void stop() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not stop");
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      throw new IOException(interrupted);
    }
  }
}
