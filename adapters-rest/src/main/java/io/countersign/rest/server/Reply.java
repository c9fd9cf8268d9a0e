package io.countersign.rest.server;

import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Content;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** Sends an answer. */
final class Reply {
  private static final byte[] NOTHING = new byte[0];

  private Reply() {}

  /**
   * @return the status that was sent
   */
  static int send(Exchange exchange, Answer answer, ServerResponse response) {
    response.header(HeaderValues.create(Headers.REQUEST_ID, exchange.requestId()));
    response.header(Headers.NO_SNIFF);
    exchange.reader().ifPresent(origin -> readable(origin, response));
    if (exchange.last()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    return switch (answer) {
      case Content content -> {
        describe(response, content.status(), type(content), caching(content), content.headers());
        yield body(exchange, response, content.status(), content.bytes());
      }
      case Failure failure -> {
        int status = failure.problem().status();
        describe(response, status, Headers.PROBLEM, Headers.NO_STORE, failure.headers());
        yield body(exchange, response, status, failure.toJson(exchange.requestId()));
      }
      case NoContent(var headers) -> {
        response.status(Status.NO_CONTENT_204);
        headers.forEach((name, value) -> response.header(name, value));
        response.header(Headers.NO_STORE);
        response.send();
        yield Status.NO_CONTENT_204.code();
      }
    };
  }

  /** One origin, never all of them, and no cookies: who may read is who may send the token. */
  private static void readable(String origin, ServerResponse response) {
    response.header(HeaderValues.create(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin));
    response.header(Headers.EXPOSED);
    response.header(Headers.VARY_BY_ORIGIN);
  }

  private static void describe(
      ServerResponse response,
      int status,
      Header type,
      Header caching,
      Map<String, String> headers) {
    response.status(status);
    response.header(type);
    response.header(caching);
    headers.forEach((name, value) -> response.header(name, value));
  }

  private static int body(Exchange exchange, ServerResponse response, int status, byte[] body) {
    if (exchange.head()) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, body.length));
      response.send(NOTHING);
    } else {
      response.send(body);
    }
    return status;
  }

  private static Header type(Content content) {
    return content.type().equals(Content.JSON)
        ? Headers.JSON
        : HeaderValues.create(HeaderNames.CONTENT_TYPE, content.type());
  }

  private static Header caching(Content content) {
    return content.caching().equals(Content.NO_STORE)
        ? Headers.NO_STORE
        : HeaderValues.create(HeaderNames.CACHE_CONTROL, content.caching());
  }
}
