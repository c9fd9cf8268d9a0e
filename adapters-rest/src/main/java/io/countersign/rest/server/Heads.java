package io.countersign.rest.server;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/** Starts the clock of a request with its first line, so that its headers cannot take for ever. */
final class Heads implements Http1ConnectionListener {
  private final Watches watches;

  Heads(Watches watches) {
    this.watches = watches;
  }

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    Watch.CURRENT.get().receiving(watches.requestDeadline());
  }
}
