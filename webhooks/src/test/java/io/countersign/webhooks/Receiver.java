package io.countersign.webhooks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** Takes requests on loopback, and answers them byte by byte as a test wants it. */
final class Receiver implements AutoCloseable {

  /** A request as it came. */
  record Request(String line, Map<String, String> headers, String body) {}

  /** Answers. */
  interface Answer {

    void to(Request request, OutputStream out) throws IOException;
  }

  private final ServerSocket server;
  private final Answer answer;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Receiver(ServerSocket server, Answer answer) {
    this.server = server;
    this.answer = answer;
    var _ = threads.submit(this::accept);
  }

  static Receiver answering(String response) {
    return answering((_, out) -> out.write(response.getBytes(StandardCharsets.US_ASCII)));
  }

  static Receiver answering(Answer answer) {
    return over(ServerSocketFactory.getDefault(), answer);
  }

  static Receiver over(ServerSocketFactory sockets, Answer answer) {
    try {
      return new Receiver(
          sockets.createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String ok() {
    return "HTTP/1.1 204 No Content\r\n\r\n";
  }

  int port() {
    return server.getLocalPort();
  }

  List<Request> requests() {
    return requests;
  }

  /** How many there were. */
  int connections() {
    return open.size();
  }

  private Object accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      open.add(socket);
      var _ = threads.submit(() -> serve(socket));
    }
    return requests;
  }

  private Object serve(Socket socket) throws IOException {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String line = line(in);
      while (!line.isEmpty()) {
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          int colon = header.indexOf(':');
          headers.put(
              header.substring(0, colon).toLowerCase(Locale.ROOT),
              header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        Request request = new Request(line, headers, new String(body, StandardCharsets.UTF_8));
        requests.add(request);
        answer.to(request, socket.getOutputStream());
        socket.getOutputStream().flush();
        line = line(in);
      }
    }
    return requests;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
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
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
