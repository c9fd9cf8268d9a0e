package io.countersign.rest.server;

import io.countersign.rest.http.Failure;
import io.countersign.rest.problem.Problem;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.CloseConnectionException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * What one connection is doing, and until when it may. Whoever keeps a connection waiting for bytes
 * is cut off by interrupting its thread. While it works it is never interrupted: an interrupt in
 * the middle of a file access closes the file for everybody ({@link
 * java.nio.channels.ClosedByInterruptException}), and the file is the database.
 */
final class Watch {
  private enum Phase {
    /** Waits for a request, or writes an answer. */
    BETWEEN,
    /** Waits for the rest of a request, and could still answer. */
    RECEIVING,
    /** Carries a request out. */
    WORKING,
    /** Was told that it took too long. */
    EXPIRED
  }

  static final ScopedValue<Watch> CURRENT = ScopedValue.newInstance();

  private static final long LAST_WORD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Thread thread = Thread.currentThread();
  private final DataWriter writer;
  private Phase phase = Phase.BETWEEN;
  private long deadline;

  Watch(DataWriter writer, long deadline) {
    this.writer = writer;
    this.deadline = deadline;
  }

  /** Waits for a request, or for the client to take an answer, until the deadline. */
  synchronized void between(long newDeadline) {
    enter(Phase.BETWEEN);
    deadline = newDeadline;
  }

  /** Waits for the rest of a request until the deadline. */
  synchronized void receiving(long newDeadline) {
    enter(Phase.RECEIVING);
    deadline = newDeadline;
  }

  /** Carries the request out, undisturbed. */
  synchronized void working() {
    enter(Phase.WORKING);
  }

  private void enter(Phase next) {
    if (phase == Phase.EXPIRED || Thread.interrupted()) {
      throw new CloseConnectionException("took too long");
    }
    phase = next;
  }

  /** Cuts the connection off if its time is over. */
  synchronized void check(long now) {
    if (now - deadline < 0) {
      return;
    }
    switch (phase) {
      case WORKING -> {}
      case BETWEEN, EXPIRED -> thread.interrupt();
      case RECEIVING -> {
        phase = Phase.EXPIRED;
        deadline = now + LAST_WORD_NANOS;
        // On a thread of its own: a client that takes no bytes either must keep nobody else
        // waiting.
        Thread.startVirtualThread(this::lastWord);
      }
    }
  }

  private void lastWord() {
    try {
      writer.writeNow(BufferData.create(timeout()));
    } finally {
      thread.interrupt();
    }
  }

  private static byte[] timeout() {
    byte[] body = Failure.of(Problem.TIMEOUT).toJson(RequestIds.make());
    byte[] head =
        ("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nCache-Control: no-store\r\n"
                + "X-Content-Type-Options: nosniff\r\nContent-Type: "
                + Failure.TYPE
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[head.length + body.length];
    System.arraycopy(head, 0, answer, 0, head.length);
    System.arraycopy(body, 0, answer, head.length, body.length);
    return answer;
  }
}
