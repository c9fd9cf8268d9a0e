package io.countersign.benchmarks.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A {@link ReceiverServer} in a process of its own, which may be nice(1) to the server and those
 * who sign in: receivers are other people's machines. A database has a session of its own, and half
 * of the processors beside all of these, however nice they are (sched(7), autogroup).
 */
public final class Receivers implements AutoCloseable {

  private static final Duration LOOKING = Duration.ofMillis(50);

  /** What they took until now. */
  private record Counts(long taken, long again, long hung) {}

  private final Process process;
  private final BufferedReader told;
  private final Writer asked;
  private final int port;

  /**
   * @param count how many
   * @param hanging how many of them hang
   * @param niceness 0 to 19
   */
  public Receivers(int count, int hanging, int niceness) throws IOException {
    this.process =
        new ProcessBuilder(
                "nice",
                "-n",
                Integer.toString(niceness),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ReceiverServer.class.getName(),
                Integer.toString(count),
                Integer.toString(hanging))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    this.told = process.inputReader();
    this.asked = process.outputWriter();
    this.port = Integer.parseInt(line());
  }

  /** Where one of them listens. */
  String url(int number) {
    return "http://127.0.0.1:" + port + "/" + number;
  }

  /** How many events were taken, each receiver's counted once. */
  public long taken() throws IOException {
    return counts().taken();
  }

  /** How many were sent again after they had been taken. */
  public long again() throws IOException {
    return counts().again();
  }

  /** How many requests got no answer. */
  public long hung() throws IOException {
    return counts().hung();
  }

  /** Waits until so many were taken, and fails if that takes too long. */
  public void await(long wanted, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    for (long taken = taken(); taken < wanted; taken = taken()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only %d of %d arrived".formatted(taken, wanted));
      }
      LockSupport.parkNanos(LOOKING.toNanos());
    }
  }

  private Counts counts() throws IOException {
    asked.write("\n");
    asked.flush();
    long[] counts = Arrays.stream(line().split(" ", -1)).mapToLong(Long::parseLong).toArray();
    return new Counts(counts[0], counts[1], counts[2]);
  }

  private String line() throws IOException {
    String line = told.readLine();
    if (line == null) {
      throw new IOException("the receivers ended");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
