package io.countersign.application.delivery;

import io.countersign.domain.factor.Message;
import io.countersign.domain.outgoing.Delivery;
import java.util.Locale;

/**
 * A message that was counted and may be sent once what it belongs to is durable. It holds a code
 * and is kept nowhere: whoever never gets it asks for another.
 *
 * @param issuer who sends it, as the user knows them
 * @param turn the transport that is next, from 0
 * @param tries how often that one failed already
 */
public record Outgoing(
    Delivery delivery,
    Message message,
    Occasion occasion,
    Locale language,
    String issuer,
    int turn,
    int tries) {

  /** By the same transport, once more. */
  Outgoing again() {
    return new Outgoing(delivery, message, occasion, language, issuer, turn, tries + 1);
  }

  /** By the next transport. */
  Outgoing byNext() {
    return new Outgoing(delivery, message, occasion, language, issuer, turn + 1, 0);
  }

  @Override
  public String toString() {
    return "Outgoing(" + delivery.id() + ", " + message.channel() + ")";
  }
}
