package io.countersign.rest.http;

import io.countersign.rest.json.FieldError;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that reports a problem (RFC 9457).
 *
 * @param detail what is special about this occurrence, or the problem's explanation
 * @param errors the fields at fault
 * @param members further members of the problem
 * @param headers further headers
 */
public record Failure(
    Problem problem,
    String detail,
    List<FieldError> errors,
    Map<String, Object> members,
    Map<String, String> headers)
    implements Answer {
  /** The media type of problems. */
  public static final String TYPE = "application/problem+json";

  /** A problem that its type says everything about. */
  public static Failure of(Problem problem) {
    return new Failure(problem, problem.explanation(), List.of(), Map.of(), Map.of());
  }

  /** Fields at fault. */
  public static Failure fields(List<FieldError> errors) {
    return fields(Problem.INVALID_REQUEST, errors);
  }

  /** Fields at fault, for a reason of its own. */
  public static Failure fields(Problem problem, List<FieldError> errors) {
    return new Failure(problem, problem.explanation(), List.copyOf(errors), Map.of(), Map.of());
  }

  /** With what is special about this occurrence. */
  public Failure because(String newDetail) {
    return new Failure(problem, newDetail, errors, members, headers);
  }

  /** With one more member, for machines. */
  public Failure member(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Failure(problem, detail, errors, more, headers);
  }

  /** With one more header. */
  public Failure header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Failure(problem, detail, errors, members, more);
  }

  /** With how many more wrong responses are taken. */
  public Failure attemptsLeft(int attempts) {
    return member("attemptsLeft", attempts);
  }

  /** With when to try again: whole seconds, rounded up, at least one. */
  public Failure retryAfter(Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return member("retryAfter", seconds).header("Retry-After", Long.toString(seconds));
  }

  /** The problem as JSON. */
  public byte[] toJson(String requestId) {
    return Json.object(out -> {
      out.writeStringProperty("type", problem.type());
      out.writeStringProperty("title", problem.title());
      out.writeNumberProperty("status", problem.status());
      out.writeStringProperty("detail", detail);
      out.writeStringProperty("instance", "urn:countersign:request:" + requestId);
      if (!errors.isEmpty()) {
        Json.objects(
            out,
            "errors",
            errors,
            error -> {
              out.writeStringProperty("field", error.field());
              out.writeStringProperty("reason", error.reason());
            });
      }
      members.forEach((name, value) -> Json.property(out, name, value));
    });
  }
}
