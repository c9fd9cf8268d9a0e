package io.countersign.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server on a fresh data directory, with default settings but for the port. */
public final class ServerProcess implements AutoCloseable {

  private static final Pattern KEY = Pattern.compile("csk_[A-Za-z0-9_-]{64}");
  private static final Pattern READY = Pattern.compile("http://[^ \"]+:\\d+");
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private final int port;
  private final String adminKey;
  private final Duration readyIn;

  private ServerProcess(Process process, int port, String adminKey, Duration readyIn) {
    this.process = process;
    this.port = port;
    this.adminKey = adminKey;
    this.readyIn = readyIn;
  }

  /**
   * @param launcher the distribution's {@code bin/countersign}
   * @param data an empty directory
   */
  public static ServerProcess start(Path launcher, Path data) throws Exception {
    return start(launcher, data, Map.of());
  }

  /**
   * @param settings environment variables
   */
  public static ServerProcess start(Path launcher, Path data, Map<String, String> settings)
      throws Exception {
    return start(launcher, data, settings, new CompletableFuture<>());
  }

  /** Another process on the data of one that has ended, with the same key. */
  public static ServerProcess restart(Path launcher, Path data, ServerProcess ended)
      throws Exception {
    return restart(launcher, data, ended, Map.of());
  }

  /**
   * As {@link #restart(Path, Path, ServerProcess)}.
   *
   * @param settings environment variables
   */
  public static ServerProcess restart(
      Path launcher, Path data, ServerProcess ended, Map<String, String> settings)
      throws Exception {
    return start(launcher, data, settings, CompletableFuture.completedFuture(ended.adminKey()));
  }

  private static ServerProcess start(
      Path launcher, Path data, Map<String, String> settings, CompletableFuture<String> key)
      throws Exception {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(launcher.toString(), "serve", "--data", data.toString());
    builder.environment().put("COUNTERSIGN_SERVER_PORT", Integer.toString(port));
    builder.environment().put("COUNTERSIGN_LIFETIMES_AUTHENTICATION", "PT60M");
    builder.environment().putAll(settings);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long begin = System.nanoTime();
    Process process = builder.start();
    CompletableFuture<Long> ready = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> follow(process.inputReader(), key, ready));
    try {
      Duration readyIn = Duration.ofNanos(ready.get(60, TimeUnit.SECONDS) - begin);
      return new ServerProcess(process, port, key.get(1, TimeUnit.SECONDS), readyIn);
    } catch (Exception notReady) {
      process.destroyForcibly();
      throw notReady;
    }
  }

  private static void follow(
      BufferedReader output, CompletableFuture<String> key, CompletableFuture<Long> ready) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher found = KEY.matcher(line);
        if (found.find()) {
          key.complete(found.group());
        } else if (READY.matcher(line).find()) {
          ready.complete(System.nanoTime());
        }
      }
    } catch (IOException ended) {
      // The process is gone, and its output with it.
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The key of the first start. */
  public String adminKey() {
    return adminKey;
  }

  /** From the start of the process to its word that it is ready. */
  public Duration readyIn() {
    return readyIn;
  }

  /** The processor time it used so far, in seconds (proc(5): utime and stime). */
  public double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** The memory it holds, in MiB (proc(5): VmRSS). */
  public long residentMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** Ends it as an operator would, and for good if that takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException tooLong) {
      process.destroyForcibly();
    }
  }
}
