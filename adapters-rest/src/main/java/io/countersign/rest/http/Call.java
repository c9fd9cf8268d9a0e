package io.countersign.rest.http;

import io.countersign.application.client.Caller;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.client.ApiKey;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
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
    Optional<Caller> caller,
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

  /** Who calls, if not everybody may. */
  public Caller by() {
    return caller.orElseThrow();
  }

  /** Whose key it is, of an operation that user tokens cannot call. */
  public ApiKey key() {
    return switch (by()) {
      case Caller.OfClient(var key) -> key;
      case Caller.OfUser _ -> throw new IllegalStateException("a user token was let in");
    };
  }

  /** The user token that calls, if it is not an API key. */
  public Optional<UserToken> token() {
    return switch (by()) {
      case Caller.OfClient _ -> Optional.empty();
      case Caller.OfUser(var token) -> Optional.of(token);
    };
  }

  /** Within which everything happens. */
  public TenantId tenant() {
    return by().tenant();
  }

  /** The application, be it that its user calls. */
  public ClientId client() {
    return by().client();
  }

  /** Whose account it is: that of the token, or the one that the path names. */
  public UserId user() {
    return token().map(UserToken::user).orElseGet(() -> text("userId", UserId::new));
  }

  /**
   * For what only some calls of an operation need.
   *
   * @throws Refusal if the key lacks the scope, as every user token does
   */
  public void require(Scope scope) {
    if (!(by() instanceof Caller.OfClient(var key)) || !key.scopes().contains(scope)) {
      throw Refusal.lacking(scope.text());
    }
  }

  /**
   * The body.
   *
   * @param nullable the fields in which {@code null} is as good as absent
   */
  public Body body(String... nullable) {
    return content.orElseThrow().nulls(nullable);
  }

  /**
   * The id in the path, the last one if there are several.
   *
   * @throws Refusal as not found if it is none: nothing has it
   */
  public <T> T id(Function<UUID, T> type) {
    return Forms.id(path.getLast())
        .map(type)
        .orElseThrow(() -> new Refusal(Failure.of(Problem.NOT_FOUND)));
  }

  /** The first parameter of the path, a text of a form of its own. */
  public <T> T text(String name, Function<String, T> form) {
    return Formed.of(name, path.getFirst(), form);
  }

  /** A parameter of the query, of a form of its own. */
  public <T> Optional<T> query(String name, Function<String, T> form) {
    return Optional.ofNullable(query.get(name)).map(text -> Formed.of(name, text, form));
  }
}
