package io.countersign.rest.http;

import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.Scope;
import io.countersign.domain.tenant.TenantId;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Formed;
import io.countersign.rest.json.Forms;
import io.countersign.rest.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One call of an operation, checked for everything that all operations have in common.
 *
 * @param requestId named in the log and in problems
 * @param caller present unless the operation is open to everybody
 * @param path the parameters of the path, decoded, in their order
 * @param query the parameters of the query, decoded, all of them known
 * @param content present if the operation takes a JSON object
 * @param received present if the operation takes anything
 */
public record Call(
    String requestId,
    Optional<ApiKey> caller,
    List<String> path,
    Map<String, String> query,
    Optional<Body> content,
    Optional<Received> received) {
  /**
   * What came as it is.
   *
   * @param headers by their lower-case names
   * @param body read as UTF-8
   */
  public record Received(Map<String, String> headers, String body) {
    @Override
    public String toString() {
      return "Received(hidden)";
    }
  }

  /** Whose key it is. */
  public ApiKey key() {
    return caller.orElseThrow();
  }

  /** Within which everything happens. */
  public TenantId tenant() {
    return key().tenant();
  }

  /**
   * For what only some calls of an operation need.
   *
   * @throws Refusal if the key lacks the scope
   */
  public void require(Scope scope) {
    if (!key().scopes().contains(scope)) {
      throw Refusal.lacking(scope);
    }
  }

  /** The body. */
  public Body body() {
    return content.orElseThrow();
  }

  /**
   * The id in the path.
   *
   * @throws Refusal as not found if it is none: nothing has it
   */
  public <T> T id(Function<UUID, T> type) {
    return Forms.id(path.getFirst())
        .map(type)
        .orElseThrow(() -> new Refusal(Failure.of(Problem.NOT_FOUND)));
  }

  /** The parameter of the path that is a text, of a form of its own. */
  public <T> T text(String name, Function<String, T> form) {
    return Formed.of(name, path.getFirst(), form);
  }

  /** A parameter of the query, of a form of its own. */
  public <T> Optional<T> query(String name, Function<String, T> form) {
    return Optional.ofNullable(query.get(name)).map(text -> Formed.of(name, text, form));
  }
}
