package io.countersign.rest.server;

import io.countersign.rest.http.Failure;
import io.countersign.rest.problem.Problem;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import org.jspecify.annotations.Nullable;

/** What Helidon refuses before any of our code sees it. */
final class UnroutedFailures implements DirectHandler {
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders responseHeaders,
      String message) {
    Problem problem = problem(eventType, defaultStatus.code(), message);
    String requestId = RequestIds.make();
    return TransportResponse.builder()
        .status(Status.create(problem.status()))
        .headers(responseHeaders)
        .header(HeaderNames.CONTENT_TYPE, Failure.TYPE)
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .header(Headers.CONTENT_TYPE_OPTIONS, "nosniff")
        .header(Headers.REQUEST_ID, requestId)
        .keepAlive(false)
        .entity(Failure.of(problem).toJson(requestId))
        .build();
  }

  private static Problem problem(EventType type, int status, @Nullable String message) {
    if (type == EventType.INTERNAL_ERROR) {
      // Our own failures never come here; what does is a client that went away in mid-request.
      return Problem.BAD_REQUEST;
    }
    return switch (status) {
      case 413 -> Problem.BODY_TOO_LARGE;
      case 414 -> Problem.URI_TOO_LONG;
      case 501 -> Problem.NOT_IMPLEMENTED;
      case 505 -> Problem.HTTP_VERSION_NOT_SUPPORTED;
      default -> badRequest(message);
    };
  }

  /** Helidon tells these apart by their words only. */
  private static Problem badRequest(@Nullable String message) {
    return switch (message) {
      case "Header size exceeded" -> Problem.HEADERS_TOO_LARGE;
      case "Content-Encoding header present when content encoding is disabled" ->
          Problem.UNSUPPORTED_MEDIA_TYPE;
      case null, default -> Problem.BAD_REQUEST;
    };
  }
}
