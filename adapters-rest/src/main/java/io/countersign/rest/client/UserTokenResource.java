package io.countersign.rest.client;

import io.countersign.application.account.MintResult;
import io.countersign.application.account.MintUserToken;
import io.countersign.application.account.RevokeUserTokens;
import io.countersign.domain.account.UserScope;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.user.UserId;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.FieldError;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** User tokens: mint one, revoke all of a user. */
public final class UserTokenResource implements Resource {

  private static final Logger LOG = LoggerFactory.getLogger(UserTokenResource.class);
  private static final String ALL = Account.OF_USER + "/tokens";
  private static final String SCOPES = "scopes";
  private static final String LIFETIME = "lifetimeSeconds";
  private static final String AUTHENTICATION = "authenticationId";
  private static final int MOST_AUDIENCE = 255;

  private final MintUserToken mint;
  private final RevokeUserTokens revoke;

  public UserTokenResource(MintUserToken mint, RevokeUserTokens revoke) {
    this.mint = mint;
    this.revoke = revoke;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(ALL, Scope.USER_TOKENS_WRITE, this::mint).once(),
        Operation.delete(ALL, Scope.USER_TOKENS_WRITE, this::revoke));
  }

  private Answer mint(Call call) {
    Body body = call.body().only("audience", SCOPES, LIFETIME, AUTHENTICATION);
    var ask =
        new MintUserToken.Ask(
            call.tenant(),
            call.client(),
            call.user(),
            body.text("audience", Forms.line(MOST_AUDIENCE)),
            scopes(body),
            lifetime(body),
            body.optionalText(AUTHENTICATION, Forms.id(AuthenticationId::new)));
    return switch (mint.mint(ask)) {
      case MintResult.Minted minted -> minted(call, minted);
      case MintResult.NotProved() ->
          Failure.fields(
              List.of(
                  new FieldError(
                      AUTHENTICATION, "must be an approved one of this user and client")));
    };
  }

  private static Set<UserScope> scopes(Body body) {
    List<UserScope> named = body.texts(SCOPES, UserTokenResource::scope);
    Set<UserScope> scopes = EnumSet.noneOf(UserScope.class);
    scopes.addAll(named);
    if (named.isEmpty() || scopes.size() < named.size()) {
      throw new InvalidFields(SCOPES, "must name at least one scope, and each only once");
    }
    return scopes;
  }

  private static UserScope scope(String text) {
    return UserScope.named(text)
        .orElseThrow(() -> new IllegalArgumentException("must be the name of a user scope"));
  }

  private static Duration lifetime(Body body) {
    long shortest = UserToken.SHORTEST.toSeconds();
    long longest = UserToken.LONGEST.toSeconds();
    return body.optionalNumber(LIFETIME, shortest, longest)
        .map(Duration::ofSeconds)
        .orElse(UserToken.USUAL);
  }

  private static Answer minted(Call call, MintResult.Minted minted) {
    UserToken token = minted.token();
    LOG.atInfo()
        .addKeyValue("tenant", token.tenant())
        .addKeyValue("by", call.by().id())
        .addKeyValue("client", token.client())
        .addKeyValue("user", token.user())
        .addKeyValue("userToken", token.id())
        .log("user token minted");
    return Answer.json(201, out -> UserTokenJson.write(out, minted));
  }

  private Answer revoke(Call call) {
    UserId user = call.user();
    int revoked = revoke.revoke(call.tenant(), user, call.client());
    LOG.atInfo()
        .addKeyValue("tenant", call.tenant())
        .addKeyValue("by", call.by().id())
        .addKeyValue("user", user)
        .addKeyValue("count", revoked)
        .log("user tokens revoked");
    return new NoContent();
  }
}
