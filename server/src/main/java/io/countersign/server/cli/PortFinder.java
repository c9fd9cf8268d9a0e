package io.countersign.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port to listen on. */
final class PortFinder {

  private PortFinder() {}

  /** That one, or any other if it is taken. */
  static int preferably(int port) {
    try (ServerSocket free = socket(port)) {
      return free.getLocalPort();
    } catch (IOException taken) {
      return any();
    }
  }

  /** Any that is free. */
  static int any() {
    try (ServerSocket free = socket(0)) {
      return free.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  private static ServerSocket socket(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
