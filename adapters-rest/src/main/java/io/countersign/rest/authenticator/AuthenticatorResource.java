package io.countersign.rest.authenticator;

import io.countersign.application.account.ChangeAuthenticator;
import io.countersign.application.account.RevokeAuthenticator;
import io.countersign.application.authenticator.ListAuthenticators;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.client.Scope;
import io.countersign.rest.account.Proofs;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authenticators of a user: list, rename, make the default, revoke. */
public final class AuthenticatorResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(AuthenticatorResource.class);
  private static final String ALL = Account.OF_USER + "/authenticators";
  private static final String ONE = ALL + "/{authenticatorId}";
  private static final String LABEL = "label";
  private static final String DEFAULT = "default";

  private final ListAuthenticators list;
  private final ChangeAuthenticator change;
  private final RevokeAuthenticator revoke;

  public AuthenticatorResource(
      ListAuthenticators list, ChangeAuthenticator change, RevokeAuthenticator revoke) {
    this.list = list;
    this.change = change;
    this.revoke = revoke;
  }

  @Override
  public List<Operation> operations() {
    return Account.doors(
        Operation.get(ALL, Scope.AUTHENTICATORS_READ, this::list),
        Operation.patch(ONE, Scope.AUTHENTICATORS_WRITE, this::change),
        Operation.post(ONE + "/revoke", Scope.AUTHENTICATORS_WRITE, this::revoke));
  }

  private Answer list(Call call) {
    List<Authenticator> bound = list.list(call.tenant(), call.user());
    return Answer.ok(out ->
        Json.objects(out, "authenticators", bound, one -> AuthenticatorJson.write(out, one)));
  }

  private Answer change(Call call) {
    Body body = call.body().only(LABEL, DEFAULT, Proofs.PROOF);
    var change =
        new ChangeAuthenticator.Change(body.optionalText(LABEL, Label::new), body.isTrue(DEFAULT));
    if (change.label().isEmpty() && !change.preferred()) {
      throw new InvalidFields(LABEL, "is required, or default is");
    }
    var result =
        this.change.change(
            call.tenant(), call.user(), call.id(AuthenticatorId::new), change, Proofs.read(call));
    return switch (result) {
      case ChangeAuthenticator.Result.Changed(var changed) ->
          Answer.ok(out -> AuthenticatorJson.write(out, changed));
      case ChangeAuthenticator.Result.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case ChangeAuthenticator.Result.NeverFirst() -> Failure.of(Problem.NEVER_DEFAULT);
      case ChangeAuthenticator.Result.Unproved(var needed) -> Proofs.needed(needed);
    };
  }

  private Answer revoke(Call call) {
    call.body().only(Proofs.PROOF);
    Warrant warrant = Proofs.read(call);
    var result = revoke.revoke(call.tenant(), call.user(), call.id(AuthenticatorId::new), warrant);
    return switch (result) {
      case RevokeAuthenticator.Result.Revoked(var revoked) -> revoked(call, revoked, warrant);
      case RevokeAuthenticator.Result.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case RevokeAuthenticator.Result.Unproved(var needed) -> Proofs.needed(needed);
    };
  }

  /** Whoever takes a factor from a user without their proof says why, and it is kept who did. */
  private static Answer revoked(Call call, Authenticator revoked, Warrant warrant) {
    LOG.atInfo()
        .addKeyValue("tenant", revoked.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("caller", call.by().id())
        .addKeyValue("user", revoked.user())
        .addKeyValue("authenticator", revoked.id())
        .addKeyValue("warrant", Proofs.told(warrant))
        .log("authenticator revoked");
    return new NoContent();
  }
}
