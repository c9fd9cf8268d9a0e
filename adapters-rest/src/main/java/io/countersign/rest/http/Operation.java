package io.countersign.rest.http;

import io.countersign.domain.client.Scope;
import java.util.Set;

/**
 * One operation of the API.
 *
 * @param path a template such as {@code /v1/users/{userId}}
 * @param input what must come with it
 * @param idempotent whether it understands the header {@code Idempotency-Key}
 * @param queries the query parameters it knows
 * @param takesLarge whether its body may be as large as {@link #LARGE}, whatever the server takes
 *     else
 */
public record Operation(
    String method,
    String path,
    Access access,
    Input input,
    boolean idempotent,
    Set<String> queries,
    boolean takesLarge,
    Handler handler) {

  /** What comes with a request. */
  public enum Input {
    /** No body. */
    NONE,
    /** A JSON object. */
    JSON,
    /** A body of any media type, and headers. */
    ANYTHING
  }

  /** The most bytes of a body that is large. */
  public static final int LARGE = 1_048_576;

  private static final String GET = "GET";

  /** Reads, for API keys with a scope. */
  public static Operation get(String path, Scope scope, Handler handler) {
    return new Operation(
        GET, path, new Access.Needs(scope), Input.NONE, false, Set.of(), false, handler);
  }

  /** Reads, for every valid API key. */
  public static Operation get(String path, Handler handler) {
    return new Operation(
        GET, path, new Access.AnyKey(), Input.NONE, false, Set.of(), false, handler);
  }

  /** Reads, for everybody. */
  public static Operation open(String path, Handler handler) {
    return new Operation(GET, path, new Access.Open(), Input.NONE, false, Set.of(), false, handler);
  }

  /** Takes a JSON object and does something. */
  public static Operation post(String path, Scope scope, Handler handler) {
    return new Operation(
        "POST", path, new Access.Needs(scope), Input.JSON, false, Set.of(), false, handler);
  }

  /** Takes whatever anybody sends, who has no key: the handler must find out who it is. */
  public static Operation callback(String path, Handler handler) {
    return new Operation(
        "POST", path, new Access.Open(), Input.ANYTHING, false, Set.of(), false, handler);
  }

  /** Takes a JSON object and changes something. */
  public static Operation patch(String path, Scope scope, Handler handler) {
    return new Operation(
        "PATCH", path, new Access.Needs(scope), Input.JSON, false, Set.of(), false, handler);
  }

  /** Takes a JSON object and puts it in place of what may be there. */
  public static Operation put(String path, Scope scope, Handler handler) {
    return new Operation(
        "PUT", path, new Access.Needs(scope), Input.JSON, false, Set.of(), false, handler);
  }

  /** Ends something. */
  public static Operation delete(String path, Scope scope, Handler handler) {
    return new Operation(
        "DELETE", path, new Access.Needs(scope), Input.NONE, false, Set.of(), false, handler);
  }

  /** The same at another path, for others. */
  Operation at(String newPath, Access newAccess) {
    return new Operation(
        method, newPath, newAccess, input, idempotent, queries, takesLarge, handler);
  }

  /** User tokens may call it, too. */
  public Operation forUsers() {
    if (!(access instanceof Access.Needs(var scope))) {
      throw new IllegalStateException("no operation of an API key with a scope: " + path);
    }
    return at(path, new Access.AlsoUsers(scope));
  }

  /** Understands {@code Idempotency-Key}. */
  public Operation once() {
    return new Operation(method, path, access, input, true, queries, takesLarge, handler);
  }

  /** Takes a body that may be large. */
  public Operation large() {
    return new Operation(method, path, access, input, idempotent, queries, true, handler);
  }

  /** Takes no body. */
  public Operation withoutBody() {
    return new Operation(
        method, path, access, Input.NONE, idempotent, queries, takesLarge, handler);
  }

  /** Knows these query parameters. */
  public Operation querying(String... names) {
    return new Operation(
        method, path, access, input, idempotent, Set.of(names), takesLarge, handler);
  }
}
