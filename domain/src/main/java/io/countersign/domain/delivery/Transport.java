package io.countersign.domain.delivery;

import java.util.Optional;

/**
 * Carries messages over the network. Safe for use by many threads at once.
 *
 * <p>The host calls it on a thread of its own after the commit of what the message belongs to, and
 * interrupts a call that takes too long; it decides on further attempts and on other transports.
 */
public interface Transport extends AutoCloseable {

  /**
   * Sends one message, blocking until the provider took it or not. Whatever it throws is a failure.
   */
  Sending send(Rendered message);

  /**
   * Reads what the provider reports about a message it took.
   *
   * @param callback a request to the host, from anybody: the signature has to be checked here
   * @return nothing if it is not from the provider
   */
  default Optional<Report> report(Callback callback) {
    return Optional.empty();
  }

  /** Lets go of connections and threads. Called once; nothing is sent after it. */
  @Override
  default void close() {}
}
