package io.countersign.application.delivery;

import io.countersign.domain.factor.Channel;
import io.countersign.domain.outgoing.SendScope;
import java.time.Instant;

/** Whether a message may be sent. */
public sealed interface Admission {

  /** It was counted; to be sent after the commit. */
  record Admitted(Outgoing outgoing) implements Admission {}

  /** It was not, and nothing was counted. */
  sealed interface Refused extends Admission {}

  /**
   * There were as many as there may be.
   *
   * @param reopensAt when there may be more
   */
  record TooMany(SendScope scope, Instant reopensAt) implements Refused {}

  /** Nothing is sent to this country. */
  record RegionNotAllowed(String region) implements Refused {}

  /** Nothing is there that carries this channel. */
  record NoTransport(Channel channel) implements Refused {}
}
