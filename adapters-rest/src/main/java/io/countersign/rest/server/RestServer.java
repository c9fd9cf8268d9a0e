package io.countersign.rest.server;

import io.countersign.application.client.RecognizeCaller;
import io.countersign.application.tenant.ReadTenant;
import io.countersign.rest.http.Idempotency;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.http.Routes;
import io.countersign.rest.operations.Telemetry;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The HTTP server. Started and stopped once. */
public final class RestServer {
  private static final int MOST_HEADER_BYTES = 16 * 1024;
  private static final int MOST_URI_BYTES = 4 * 1024;

  private final RestOptions options;
  private final Dispatch dispatch;
  private final Watches watches;
  private @Nullable WebServer server;

  /**
   * @param resources all of them; two that claim the same path are a mistake
   */
  public RestServer(
      RestOptions options,
      List<Resource> resources,
      RecognizeCaller recognizeCaller,
      ReadTenant readTenant,
      Idempotency idempotency,
      Telemetry telemetry) {
    this.options = options;
    this.watches = new Watches(options.requestTimeout());
    Routes routes =
        new Routes(resources.stream().flatMap(resource -> resource.operations().stream()).toList());
    this.dispatch =
        new Dispatch(
            new Dispatcher(
                routes,
                new Callers(recognizeCaller, new Origins(readTenant)),
                idempotency,
                new Sources(options.trustedProxies()),
                options.maxBodyBytes(),
                telemetry),
            telemetry,
            watches);
  }

  /**
   * Begins to listen.
   *
   * @return the port
   * @throws IllegalStateException if it cannot listen there
   */
  public synchronized int start() {
    WebServer started = build().start();
    if (!started.isRunning()) { // which Helidon only logs
      watches.close();
      throw new IllegalStateException("cannot listen on " + options.host() + ":" + options.port());
    }
    server = started;
    return started.port();
  }

  /** Takes no further requests, lets those in flight finish, and then ends them. */
  public synchronized void stop() {
    if (server != null) {
      server.stop();
      server = null;
    }
    watches.close();
  }

  private WebServer build() {
    return WebServer.builder()
        .host(options.host())
        .port(options.port())
        .backlog(options.backlog())
        .maxTcpConnections(options.maxConnections())
        // Of what no operation takes; Bodies knows how much each one does.
        .maxPayloadSize(Math.max(options.maxBodyBytes(), Operation.LARGE))
        .shutdownGracePeriod(options.shutdownGrace())
        .shutdownHook(false)
        // Connections are watched by ourselves: see Watch.
        .idleConnectionTimeout(Duration.ofDays(1))
        .idleConnectionPeriod(Duration.ofDays(1))
        // One way to speak, so that Helidon need not read ahead to find out which.
        .protocolsDiscoverServices(false)
        .addConnectionSelector(new WatchedConnections(http(), watches))
        .errorHandling(ErrorHandling.builder().includeEntity(true).build())
        .directHandlers(failures())
        .routing(HttpRouting.builder().addFilter(dispatch))
        .build();
  }

  private Http1ConnectionSelector http() {
    return Http1ConnectionSelector.builder()
        .config(
            Http1Config.builder()
                .maxHeadersSize(MOST_HEADER_BYTES)
                .maxPrologueLength(MOST_URI_BYTES)
                // Paths are taken as they are: see Routes.
                .validatePath(false)
                .addReceiveListener(new Heads(watches))
                .build())
        .build();
  }

  private static DirectHandlers failures() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, new UnroutedFailures());
    }
    return handlers.build();
  }
}
