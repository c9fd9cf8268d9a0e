package io.countersign.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A mail server that misbehaves as it is told. */
final class ScriptedServer implements AutoCloseable {

  /** Answers that are none. */
  static final String HANG_UP = "hang up";

  static final String SILENCE = "silence";
  static final String DRIP = "drip";

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean closing;
  private final ServerSocket server;
  private final Function<String, String> script;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /**
   * @param script from what the client says to the answer; it says "" at first
   */
  ScriptedServer(Function<String, String> script) {
    this.script = script;
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** A friendly one, but for what starts with this. */
  static ScriptedServer but(String command, String answer) {
    return new ScriptedServer(line ->
        line.startsWith(command) && line.isEmpty() == command.isEmpty() ? answer : friendly(line));
  }

  static String friendly(String line) {
    return switch (line.split("[ :]", 2)[0]) {
      case "" -> "220 ready";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 fine";
    };
  }

  int port() {
    return server.getLocalPort();
  }

  /** What all clients said, without messages; nothing at first. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** Waits until a client said this. */
  boolean waitFor(String line) {
    while (!closing && !heard.contains(line)) {
      Thread.onSpinWait();
    }
    return heard.contains(line);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // That is how it ends.
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
      boolean message = false;
      for (String line = ""; line != null; line = in.readLine()) {
        if (!message || line.equals(".")) {
          heard.add(line);
          String answer = script.apply(line);
          message = answer.startsWith("354");
          say(client.getOutputStream(), answer);
        }
      }
    } catch (IOException gone) {
      // The client's choice, or the script's.
    }
  }

  private void say(OutputStream out, String answer) throws IOException {
    switch (answer) {
      case HANG_UP -> throw new IOException("as the script says");
      case DRIP -> drip(out);
      case SILENCE -> {
        // The client may wait.
      }
      default -> out.write((answer + "\r\n").getBytes(US_ASCII));
    }
  }

  /** An answer without end, of which each line is well in time. */
  private void drip(OutputStream out) throws IOException {
    try {
      while (!closed.await(50, TimeUnit.MILLISECONDS)) {
        out.write("250-and so on\r\n".getBytes(US_ASCII));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    closed.countDown();
    server.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
