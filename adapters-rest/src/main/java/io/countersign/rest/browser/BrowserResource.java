package io.countersign.rest.browser;

import io.countersign.application.account.RememberBrowser;
import io.countersign.application.account.RememberResult;
import io.countersign.application.browser.ListTrustedBrowsers;
import io.countersign.application.browser.RevokeTrustedBrowser;
import io.countersign.application.browser.RevokeTrustedBrowsers;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.browser.TrustedBrowser;
import io.countersign.domain.browser.TrustedBrowserId;
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
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Trusted browsers: remember, list, revoke. */
public final class BrowserResource implements Resource {
  private static final String ALL = Account.OF_USER + "/browsers";

  private final RememberBrowser remember;
  private final ListTrustedBrowsers list;
  private final RevokeTrustedBrowser revoke;
  private final RevokeTrustedBrowsers revokeAll;

  public BrowserResource(
      RememberBrowser remember,
      ListTrustedBrowsers list,
      RevokeTrustedBrowser revoke,
      RevokeTrustedBrowsers revokeAll) {
    this.remember = remember;
    this.list = list;
    this.revoke = revoke;
    this.revokeAll = revokeAll;
  }

  @Override
  public List<Operation> operations() {
    return Account.doors(
        Operation.post(ALL, Scope.BROWSERS_WRITE, this::remember).once(),
        Operation.get(ALL, Scope.BROWSERS_READ, this::list),
        Operation.post(ALL + "/revoke", Scope.BROWSERS_WRITE, this::revokeAll).withoutBody(),
        Operation.post(ALL + "/{browserId}/revoke", Scope.BROWSERS_WRITE, this::revoke)
            .withoutBody());
  }

  private Answer remember(Call call) {
    Body body = call.body().only("authenticationId", "name");
    var ask =
        new RememberBrowser.Ask(
            call.tenant(),
            call.client(),
            call.token(),
            call.user(),
            body.text("authenticationId", Forms.id(AuthenticationId::new)),
            body.text("name", Label::new));
    return switch (remember.remember(ask)) {
      case RememberResult.Remembered(var browser, var token) ->
          Answer.json(
              201,
              out -> {
                Json.object(out, "browser", () -> BrowserJson.write(out, browser));
                out.writeStringProperty(
                    "token", new String(token.reveal(), StandardCharsets.US_ASCII));
              });
      case RememberResult.Off() -> Failure.of(Problem.TRUSTED_BROWSERS_OFF);
      case RememberResult.Unproved(var needed) -> Proofs.needed(needed);
    };
  }

  private Answer list(Call call) {
    List<TrustedBrowser> browsers = list.list(call.tenant(), call.user());
    return Answer.ok(
        out -> Json.objects(out, "browsers", browsers, one -> BrowserJson.write(out, one)));
  }

  private Answer revoke(Call call) {
    return revoke
        .revoke(call.tenant(), call.user(), call.id(TrustedBrowserId::new))
        .<Answer>map(_ -> new NoContent())
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer revokeAll(Call call) {
    int _ = revokeAll.revoke(call.tenant(), call.user());
    return new NoContent();
  }
}
