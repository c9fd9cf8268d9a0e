package io.countersign.rest.server;

import io.countersign.application.client.Caller;
import io.countersign.application.event.CurrentProvenance;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.Provenance;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Idempotency;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Query;
import io.countersign.rest.http.Refusal;
import io.countersign.rest.http.Routes;
import io.countersign.rest.json.Body;
import io.countersign.rest.operations.Telemetry;
import io.countersign.rest.problem.Problem;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** From a request to its operation: who calls, may they, what do they send. */
final class Dispatcher {
  private static final int MOST_KEY_LENGTH = 255;

  private final Routes routes;
  private final Callers callers;
  private final Idempotency idempotency;
  private final Sources sources;
  private final Bodies bodies;
  private final Telemetry telemetry;

  Dispatcher(
      Routes routes,
      Callers callers,
      Idempotency idempotency,
      Sources sources,
      int maxBodyBytes,
      Telemetry telemetry) {
    this.routes = routes;
    this.callers = callers;
    this.idempotency = idempotency;
    this.sources = sources;
    this.bodies = new Bodies(maxBodyBytes);
    this.telemetry = telemetry;
  }

  /** The operation that the request is for; told to {@code exchange} before anything else. */
  Answer answer(Exchange exchange) {
    ServerRequest request = exchange.request();
    Routes.Match match =
        routes
            .match(request.prologue().uriPath().rawPath())
            .orElseThrow(() -> new Refusal(Failure.of(Problem.NOT_FOUND)));
    Operation operation = match.operations().get(exchange.method());
    if (operation == null) {
      exchange.route(match.operations().values().iterator().next().path());
      if (Preflight.isOne(exchange, match.operations().values())) {
        return Preflight.answer(exchange, match.operations().values());
      }
      throw new Refusal(notAllowed(match));
    }
    exchange.route(operation.path());
    return carryOut(exchange, operation, match);
  }

  private Answer carryOut(Exchange exchange, Operation operation, Routes.Match match) {
    ServerRequest request = exchange.request();
    Watch watch = Watch.CURRENT.get();
    watch.working();
    Optional<Caller> caller = callers.admit(exchange, operation.access());
    Map<String, String> query = Query.read(rawQuery(request.prologue()), operation.queries());
    Optional<String> key = operation.idempotent() ? key(request) : Optional.empty();
    watch.receiving(exchange.deadline());
    Optional<Body> body =
        operation.input() == Operation.Input.JSON
            ? Optional.of(bodies.read(request, operation.takesLarge()))
            : Optional.empty();
    Optional<Call.Received> received =
        operation.input() == Operation.Input.ANYTHING
            ? Optional.of(bodies.receive(request))
            : Optional.empty();
    if (operation.input() == Operation.Input.NONE) {
      Bodies.refuse(request);
    }
    watch.working();
    Call call = new Call(exchange.requestId(), caller, match.decoded(), query, body, received);
    try (Telemetry.Work _ = caller.isPresent() ? telemetry.begun() : Telemetry.Work.NONE) {
      return CurrentProvenance.during(
          new Provenance(
              caller.map(Dispatcher::actor),
              sources.of(request),
              Optional.of(exchange.requestId())),
          () ->
              key.isPresent()
                  ? idempotency.once(key.get(), operation, call)
                  : operation.handler().handle(call));
    }
  }

  private static Actor actor(Caller caller) {
    return switch (caller) {
      case Caller.OfClient(var key) -> Actor.apiKey(key.id());
      case Caller.OfUser(var token) -> Actor.userToken(token.id());
    };
  }

  private static String rawQuery(HttpPrologue prologue) {
    return prologue.hasQuery() ? prologue.query().rawValue() : "";
  }

  private static Optional<String> key(ServerRequest request) {
    List<String> sent = request.headers().all(Headers.IDEMPOTENCY_KEY, List::of);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    String key = sent.getFirst();
    if (sent.size() > 1
        || key.isEmpty()
        || key.length() > MOST_KEY_LENGTH
        || !key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new Refusal(Failure.of(Problem.IDEMPOTENCY_KEY_INVALID));
    }
    return Optional.of(key);
  }

  private static Failure notAllowed(Routes.Match match) {
    TreeSet<String> methods = new TreeSet<>(match.operations().keySet());
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return Failure.of(Problem.METHOD_NOT_ALLOWED).header("Allow", String.join(", ", methods));
  }
}
