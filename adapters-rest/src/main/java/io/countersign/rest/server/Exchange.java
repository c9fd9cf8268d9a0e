package io.countersign.rest.server;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/** One request on its way to an answer. */
final class Exchange {
  /** The route of whatever leads nowhere. */
  private static final String UNMATCHED = "unmatched";

  private final ServerRequest request;
  private final String requestId;
  private final long deadline;
  private final long startedAt = System.nanoTime();
  private String route = UNMATCHED;
  private boolean last;
  private Optional<String> reader = Optional.empty();

  Exchange(ServerRequest request, long deadline) {
    this.request = request;
    this.requestId = requestId(request);
    this.deadline = deadline;
  }

  private static String requestId(ServerRequest request) {
    List<String> sent = request.headers().all(Headers.REQUEST_ID, List::of);
    return sent.size() == 1 && RequestIds.acceptable(sent.getFirst())
        ? sent.getFirst()
        : RequestIds.make();
  }

  ServerRequest request() {
    return request;
  }

  String requestId() {
    return requestId;
  }

  /** By when all of the request must have arrived. */
  long deadline() {
    return deadline;
  }

  /** HEAD is GET without the body of the answer (RFC 9110 section 9.3.2). */
  boolean head() {
    return request.prologue().method().equals(Method.HEAD);
  }

  String method() {
    return head() ? "GET" : request.prologue().method().text();
  }

  void route(String template) {
    route = template;
  }

  String route() {
    return route;
  }

  /** No further request can follow on this connection. */
  void makeLast() {
    last = true;
  }

  boolean last() {
    return last;
  }

  /** Pages of this origin may read the answer. */
  void readableBy(String origin) {
    reader = Optional.of(origin);
  }

  /** Pages of which origin may read the answer. */
  Optional<String> reader() {
    return reader;
  }

  long nanos() {
    return System.nanoTime() - startedAt;
  }
}
