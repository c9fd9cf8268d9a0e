package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process of the distribution, and what it prints. */
final class Running implements AutoCloseable {

  private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

  private final Process process;
  private final List<String> out = new ArrayList<>();
  private final List<String> err = new ArrayList<>();
  private final List<Thread> followers;

  Running(Process process) {
    this.process = process;
    this.followers =
        List.of(follow(process.inputReader(), out), follow(process.errorReader(), err));
  }

  /**
   * Whoever waits for a pipe keeps the thread that carries a virtual one, and the JVM replaces it
   * for half a minute only: silent processes would leave no virtual thread anything to run on.
   */
  private Thread follow(BufferedReader reader, List<String> lines) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
              add(lines, line);
            }
          } catch (IOException closed) {
            throw new UncheckedIOException(closed);
          } finally {
            add(lines, "(end)");
          }
        });
  }

  private synchronized void add(List<String> lines, String line) {
    lines.add(line);
    notifyAll();
  }

  synchronized String out() {
    return String.join("\n", out);
  }

  synchronized String err() {
    return String.join("\n", err);
  }

  /** Waits for it on standard output. */
  void awaitOutput(String text) {
    await(() -> out().contains(text), text);
  }

  /** Waits for it on standard error. */
  void awaitLog(String text) {
    await(() -> err().contains(text), text);
  }

  private synchronized void await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      long left = end - System.nanoTime();
      boolean ended = out().endsWith("(end)") && err().endsWith("(end)");
      if (left <= 0 || ended) {
        throw new AssertionError("no \"" + what + "\" in\n" + out() + "\nnor in\n" + err());
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)).as("it ends\n%s", this).isTrue();
    for (Thread follower : followers) {
      follower.join();
    }
    return process.exitValue();
  }

  /** The only API key on standard output. */
  String key() {
    return out()
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("csk_[A-Za-z0-9_-]{64}"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no key in\n" + out()));
  }

  boolean hasKey() {
    return (out() + err()).contains("csk_");
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public String toString() {
    return out() + "\n" + err();
  }
}
