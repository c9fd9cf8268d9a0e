package io.countersign.rest.server;

import io.countersign.rest.http.Answer;
import io.countersign.rest.operations.Telemetry;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The one door of all requests, and the last resort of all failures. It answers instead of
 * Helidon's routing, which normalizes paths.
 */
final class Dispatch implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final String REQUEST_ID = "requestId";

  private final Dispatcher dispatcher;
  private final Telemetry telemetry;
  private final Watches watches;

  Dispatch(Dispatcher dispatcher, Telemetry telemetry, Watches watches) {
    this.dispatcher = dispatcher;
    this.telemetry = telemetry;
    this.watches = watches;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    Exchange exchange = new Exchange(request, watches.requestDeadline());
    MDC.put(REQUEST_ID, exchange.requestId());
    try {
      Answer answer = answer(exchange);
      Watch.CURRENT.get().between(watches.requestDeadline());
      tell(exchange, Reply.send(exchange, answer, response));
    } finally {
      MDC.remove(REQUEST_ID);
    }
    if (exchange.last()) {
      throw new LastAnswer();
    }
    if (request.content().consumed()) {
      Watch.CURRENT.get().between(watches.idleDeadline());
    }
  }

  private Answer answer(Exchange exchange) {
    try {
      return dispatcher.answer(exchange);
    } catch (CloseConnectionException gone) {
      throw gone;
    } catch (RequestException framing) {
      // Where the next request would begin is not known any more.
      exchange.makeLast();
      return Failures.of(framing);
    } catch (Throwable thrown) {
      return Failures.of(thrown);
    }
  }

  private void tell(Exchange exchange, int status) {
    long nanos = exchange.nanos();
    telemetry.request(exchange.method(), exchange.route(), status, nanos);
    LOG.atDebug()
        .addKeyValue("method", exchange.method())
        .addKeyValue("route", exchange.route())
        .addKeyValue("status", status)
        .addKeyValue("micros", nanos / 1000)
        .log("request");
  }
}
