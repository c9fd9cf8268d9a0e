package io.countersign.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A network on 127.0.0.1 in front of a server, with everything that happens to networks. */
public final class LoopbackProxy implements AutoCloseable {

  private final int target;
  private final int port = FreePort.find();
  private final Gate requests = new Gate();
  private final Gate answers = new Gate();
  private final Fuse fuse = new Fuse();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket door;

  private LoopbackProxy(int target) {
    this.target = target;
  }

  /** In front of a port of 127.0.0.1; lets everything through at first. */
  public static LoopbackProxy to(int target) {
    LoopbackProxy proxy = new LoopbackProxy(target);
    proxy.accept();
    return proxy;
  }

  /** Where it listens, and its clients connect. */
  public int port() {
    return port;
  }

  /** The URL of the server, with this port instead of the server's. */
  public String through(String url) {
    return url.replace("127.0.0.1:" + target, "127.0.0.1:" + port);
  }

  /** How many connections are open. */
  public int connections() {
    return links.size();
  }

  /** Resets all connections at once. New ones are let through. */
  public void cut() {
    links.forEach(Link::reset);
  }

  /**
   * Lets fewer than so many pieces of data pass from now on, whichever way they go, and resets the
   * connection that the next one is on, which then arrives nowhere. That happens once.
   *
   * @param piece the number of the one that is lost, from 1; 0 for none
   */
  public void cutAt(int piece) {
    fuse.set(piece);
  }

  /** Whether the piece that {@link #cutAt} named has not come yet: nothing was cut since. */
  public boolean uncut() {
    return fuse.waits();
  }

  /** Refuses new connections. Open ones stay. */
  public synchronized void refuse() {
    try {
      if (door != null) {
        door.close();
        door = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets new connections in again. */
  public synchronized void accept() {
    if (door != null) {
      return;
    }
    try {
      ServerSocket opened = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
      door = opened;
      Thread.ofVirtual().start(() -> welcome(opened));
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " of a proxy is taken", e);
    }
  }

  /** Holds all bytes, both ways, without closing anything. */
  public void stall() {
    requests.shut();
    answers.shut();
  }

  /** Holds what the server answers. What is asked of it still arrives. */
  public void stallAnswers() {
    answers.shut();
  }

  /** Lets held bytes go, and those after them. */
  public void flow() {
    requests.open();
    answers.open();
  }

  /** Refuses, cuts, and is gone. */
  @Override
  public void close() {
    refuse();
    cut();
    flow();
  }

  private void welcome(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        connect(opened.accept());
      } catch (IOException _) {
        // closed, which the loop sees
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server;
    try {
      server = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException _) {
      client.setSoLinger(true, 0);
      client.close();
      return;
    }
    Link link = new Link(client, server, links::remove);
    links.add(link);
    link.open(requests, answers, fuse);
  }
}
