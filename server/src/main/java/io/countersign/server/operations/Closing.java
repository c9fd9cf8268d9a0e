package io.countersign.server.operations;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be closed in the end, the last first. What cannot be closed is logged, and keeps
 * nothing else open.
 */
public final class Closing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private record Opened(String name, AutoCloseable thing) {}

  private final Deque<Opened> opened = new ArrayDeque<>();

  /**
   * @param name for the log
   * @return {@code thing}
   */
  public synchronized <T extends AutoCloseable> T add(String name, T thing) {
    opened.push(new Opened(name, thing));
    return thing;
  }

  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      close(opened.pop());
    }
  }

  private static void close(Opened last) {
    try {
      last.thing().close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      LOG.warn("{} could not be closed", last.name(), failure);
    }
  }
}
