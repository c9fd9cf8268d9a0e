package io.countersign.benchmarks.webhook;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Many receivers on one port, as light as can be, since they share the machine with the server. The
 * first of them hang: they read, and never answer. A process of its own: tells its port, and what
 * it took for each line that it reads, until there is no more to read.
 */
public final class ReceiverServer implements AutoCloseable {

  private static final byte[] TAKEN =
      "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final String LENGTH = "content-length:";
  private static final String POSITION = "\"position\":";
  private static final int BACKLOG = 1_024;

  private final ServerSocket server;
  private final int hanging;
  private final List<BitSet> positions;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong again = new AtomicLong();
  private final AtomicLong hung = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param arguments how many, and how many of them hang
   */
  public static void main(String[] arguments) throws IOException {
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (ReceiverServer receivers =
        new ReceiverServer(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]))) {
      System.out.println(receivers.server.getLocalPort());
      while (asked.readLine() != null) {
        System.out.println(receivers.taken + " " + receivers.again + " " + receivers.hung);
      }
    }
  }

  private ReceiverServer(int count, int hanging) throws IOException {
    this.server = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
    this.hanging = hanging;
    this.positions = IntStream.range(0, count).mapToObj(_ -> new BitSet()).toList();
    var _ = threads.submit(this::accept);
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
