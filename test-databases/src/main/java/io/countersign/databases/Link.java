package io.countersign.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.function.Consumer;

/** One connection through the proxy. */
final class Link {

  private final Socket client;
  private final Socket server;
  private final Consumer<Link> closed;

  Link(Socket client, Socket server, Consumer<Link> closed) {
    this.client = client;
    this.server = server;
    this.closed = closed;
  }

  void open(Gate requests, Gate answers, Fuse fuse) throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    Thread.ofVirtual().start(() -> pump(client, server, requests, fuse));
    Thread.ofVirtual().start(() -> pump(server, client, answers, fuse));
  }

  /** Both ends see "connection reset", and nothing that is on its way arrives. */
  void reset() {
    try {
      client.setSoLinger(true, 0);
      server.setSoLinger(true, 0);
    } catch (IOException _) {
      // closed already
    }
    close();
  }

  private void pump(Socket from, Socket to, Gate gate, Fuse fuse) {
    byte[] buffer = new byte[16_384];
    try {
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        gate.pass();
        if (fuse.blows()) {
          reset();
          return;
        }
        to.getOutputStream().write(buffer, 0, read);
      }
      gate.pass();
    } catch (IOException _) {
      // one end is gone, and the other follows
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  private void close() {
    closed.accept(this);
    try (client;
        server) {
      // closes both
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
