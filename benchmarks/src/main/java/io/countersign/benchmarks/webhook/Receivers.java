package io.countersign.benchmarks.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Many receivers on one port, as light as can be, since they share the machine with the server. The
 * first of them hang: they read, and never answer.
 */
public final class Receivers implements AutoCloseable {

  private static final byte[] TAKEN =
      "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final String LENGTH = "content-length:";
  private static final String POSITION = "\"position\":";
  private static final int BACKLOG = 1_024;
  private static final Duration LOOKING = Duration.ofMillis(2);

  private final ServerSocket server;
  private final int hanging;
  private final List<BitSet> positions;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong again = new AtomicLong();
  private final AtomicLong hung = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param count how many
   * @param hanging how many of them hang
   */
  public Receivers(int count, int hanging) throws IOException {
    this.server = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
    this.hanging = hanging;
    this.positions = IntStream.range(0, count).mapToObj(_ -> new BitSet()).toList();
    var _ = threads.submit(this::accept);
  }

  /** Where one of them listens. */
  String url(int number) {
    return "http://127.0.0.1:" + server.getLocalPort() + "/" + number;
  }

  /** How many events were taken, each receiver's counted once. */
  public long taken() {
    return taken.get();
  }

  /** How many were sent again after they had been taken. */
  public long again() {
    return again.get();
  }

  /** How many requests got no answer. */
  public long hung() {
    return hung.get();
  }

  /** Waits until so many were taken, and fails if that takes too long. */
  public void await(long wanted, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (taken.get() < wanted) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only %d of %d arrived".formatted(taken.get(), wanted));
      }
      LockSupport.parkNanos(LOOKING.toNanos());
    }
  }

  private boolean accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      var _ = threads.submit(() -> serve(socket));
    }
    return true;
  }

  private boolean serve(Socket socket) throws IOException {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String first = line(in); !first.isEmpty(); first = line(in)) {
        int receiver = Integer.parseInt(first.split(" ", -1)[1].substring(1));
        String body = body(in);
        if (receiver < hanging) {
          hung.incrementAndGet();
          // Until the sender has had enough.
          return in.read() < 0;
        }
        take(receiver, body);
        socket.getOutputStream().write(TAKEN);
      }
    }
    return true;
  }

  private static String body(InputStream in) throws IOException {
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String small = header.toLowerCase(Locale.ROOT);
      if (small.startsWith(LENGTH)) {
        length = Integer.parseInt(small.substring(LENGTH.length()).strip());
      }
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private void take(int receiver, String body) {
    int from = body.indexOf(POSITION) + POSITION.length();
    int position = Integer.parseInt(body.substring(from, body.indexOf(',', from)));
    BitSet had = positions.get(receiver);
    boolean isNew;
    synchronized (had) {
      isNew = !had.get(position);
      had.set(position);
    }
    (isNew ? taken : again).incrementAndGet();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
