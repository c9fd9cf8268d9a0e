package io.countersign.rest.authenticator;

import io.countersign.application.authenticator.ListAuthenticators;
import io.countersign.application.authenticator.RenameAuthenticator;
import io.countersign.application.authenticator.RevokeAuthenticator;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.client.Scope;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authenticators: list, rename, revoke. */
public final class AuthenticatorResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(AuthenticatorResource.class);
  private static final String ONE = "/v1/authenticators/{authenticatorId}";
  private static final int MOST_REASON = 200;

  private final ListAuthenticators list;
  private final RenameAuthenticator rename;
  private final RevokeAuthenticator revoke;

  public AuthenticatorResource(
      ListAuthenticators list, RenameAuthenticator rename, RevokeAuthenticator revoke) {
    this.list = list;
    this.rename = rename;
    this.revoke = revoke;
  }

  @Override
  public List<Operation> operations() {
    return Stream.of(accounts(), byId()).flatMap(List::stream).toList();
  }

  private List<Operation> accounts() {
    return Account.doors(
        Operation.get(Account.OF_USER + "/authenticators", Scope.AUTHENTICATORS_READ, this::list));
  }

  private List<Operation> byId() {
    return List.of(
        Operation.patch(ONE, Scope.AUTHENTICATORS_WRITE, this::rename),
        Operation.post(ONE + "/revoke", Scope.AUTHENTICATORS_WRITE, this::revoke));
  }

  private Answer list(Call call) {
    List<Authenticator> bound = list.list(call.tenant(), call.user());
    return Answer.ok(out ->
        Json.objects(out, "authenticators", bound, one -> AuthenticatorJson.write(out, one)));
  }

  private Answer rename(Call call) {
    Label label = call.body().only("label").text("label", Label::new);
    return rename
        .rename(call.tenant(), call.id(AuthenticatorId::new), label)
        .map(renamed -> Answer.ok(out -> AuthenticatorJson.write(out, renamed)))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer revoke(Call call) {
    String reason = call.body().only("reason").text("reason", Forms.line(MOST_REASON));
    return revoke
        .revoke(call.tenant(), call.id(AuthenticatorId::new))
        .map(revoked -> revoked(call, revoked, reason))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  /** Whoever takes a factor from a user says why, and it is kept who did. */
  private static Answer revoked(Call call, Authenticator revoked, String reason) {
    LOG.atInfo()
        .addKeyValue("tenant", revoked.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("apiKey", call.by().id())
        .addKeyValue("user", revoked.user())
        .addKeyValue("authenticator", revoked.id())
        .addKeyValue("reason", reason)
        .log("authenticator revoked");
    return new NoContent();
  }
}
