package io.countersign.rest.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/** Puts a {@link Watch} on every connection. */
final class WatchedConnections implements ServerConnectionSelector {
  private final ServerConnectionSelector http;
  private final Watches watches;

  WatchedConnections(ServerConnectionSelector http, Watches watches) {
    this.http = http;
    this.watches = watches;
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return new WatchedConnection(http.connection(context), context, watches);
  }
}
