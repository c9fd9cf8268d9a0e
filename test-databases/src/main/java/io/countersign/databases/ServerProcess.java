package io.countersign.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A server that runs, and that ends when this JVM does, whatever ends it. */
final class ServerProcess {

  private static final String TIED = resource("tied.sh");
  private static final Duration END = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param folder its current folder, which is deleted when this JVM is killed
   * @param log where it writes what it says
   */
  static ServerProcess start(Path folder, Path log, List<String> command) {
    List<String> tied = List.of("sh", "-c", TIED, "tied", folder.toString());
    try {
      return new ServerProcess(
          new ProcessBuilder(Stream.concat(tied.stream(), command.stream()).toList())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("could not run " + command.getFirst(), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a server", e);
    }
  }

  /** Asks it to end, and waits until it did. */
  void end(String signal) {
    Signals.send(signal, Stream.of(process.toHandle()));
    if (!endsWithin(END)) {
      throw new IllegalStateException("the server did not end within " + END.toSeconds() + " s");
    }
  }

  /** Nothing of it runs on. The first one is held before its children are listed. */
  void kill() {
    hold();
    List<ProcessHandle> all = all().toList();
    Signals.send("KILL", all.stream());
    endsWithin(END);
    all.forEach(ServerProcess::awaitEnd);
  }

  void hold() {
    Signals.send("STOP", Stream.of(process.toHandle()));
    Signals.send("STOP", process.descendants());
  }

  void letGo() {
    Signals.send("CONT", all());
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /** Orphans are collected by whoever is the first process here; some never do it. */
  private static void awaitEnd(ProcessHandle process) {
    long deadline = System.nanoTime() + END.toNanos();
    while (runs(process) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static boolean runs(ProcessHandle process) {
    try {
      String[] stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat")).split(" ", 4);
      return !stat[2].matches("[ZX]");
    } catch (IOException _) {
      return false;
    }
  }

  private static String resource(String name) {
    try (InputStream content = ServerProcess.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(content).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
