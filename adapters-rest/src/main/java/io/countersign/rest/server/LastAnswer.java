package io.countersign.rest.server;

import io.helidon.webserver.CloseConnectionException;

/** The answer that was just sent is the last one of its connection. */
final class LastAnswer extends CloseConnectionException {
  private static final long serialVersionUID = 1;

  LastAnswer() {
    super("the last answer is sent");
  }
}
