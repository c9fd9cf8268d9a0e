package io.countersign.server.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What the first of some servers says of itself. */
final class Watch {

  /** Threads of the JVM that come and go. */
  private static final double SOME = 8;

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Caller caller;
  private double threads;

  Watch(Caller caller) {
    this.caller = caller;
  }

  /** Remembers how it is while all is well. */
  void begin() {
    threads = metric("jvm_threads_live_threads ");
  }

  /** Of {@code /health/ready}. */
  int status() {
    return get("/health/ready").status();
  }

  /**
   * To be asked when nobody asks for anything else any more. What the server does by itself, such
   * as entering events, has a connection for moments; one that is lost never comes back.
   */
  void assertNothingLeaked() {
    awaitNone("active");
    awaitNone("awaited");
    assertThat(connections("idle")).isBetween(1.0, connections("most"));
    assertThat(metric("jvm_threads_live_threads ")).isLessThanOrEqualTo(threads + SOME);
  }

  private void awaitNone(String state) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (connections(state) != 0) {
      assertThat(System.nanoTime()).as("connections " + state).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private double connections(String state) {
    return metric("countersign_storage_connections{state=\"" + state + "\"} ");
  }

  private double metric(String name) {
    return get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  private Answered get(String path) {
    try {
      return caller.get(0, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
