package io.countersign.server.delivery;

import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Transport;
import io.countersign.rest.delivery.OutboxResource.Shown;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transport {@code console}, for development: it sends nothing, and shows every message in the
 * log and at {@code /dev/outbox}. Off unless it is asked for, and then only on a server that nobody
 * else reaches.
 */
public final class DevOutbox implements Transport {

  /** The name of the transport. */
  public static final String NAME = "console";

  private static final Logger LOG = LoggerFactory.getLogger(DevOutbox.class);
  private static final int MOST = 100;

  private final boolean on;
  private final InstantSource clock;
  private final Deque<Shown> latest = new ArrayDeque<>();

  /**
   * @param on whether messages are shown
   */
  public DevOutbox(boolean on, InstantSource clock) {
    this.on = on;
    this.clock = clock;
  }

  /** Whether it shows anything. */
  public boolean on() {
    return on;
  }

  @Override
  public Sending send(Rendered message) {
    LOG.info("{} to {}: {}", message.channel(), message.address(), message.text());
    Shown shown =
        new Shown(
            clock.instant(),
            message.channel().value(),
            message.address(),
            message.subject(),
            message.text());
    synchronized (latest) {
      latest.addFirst(shown);
      if (latest.size() > MOST) {
        latest.removeLast();
      }
    }
    return new Sending.Accepted(Optional.empty());
  }

  /** The latest first. */
  public List<Shown> latest() {
    synchronized (latest) {
      return List.copyOf(latest);
    }
  }
}
