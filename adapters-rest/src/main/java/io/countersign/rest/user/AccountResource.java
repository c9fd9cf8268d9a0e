package io.countersign.rest.user;

import io.countersign.application.account.ReadAccount;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.client.Scope;
import io.countersign.domain.factor.FactorType;
import io.countersign.rest.account.Proofs;
import io.countersign.rest.authenticator.AuthenticatorJson;
import io.countersign.rest.backupcode.BackupCodesJson;
import io.countersign.rest.client.UserTokenJson;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A user's account as a whole. */
public final class AccountResource implements Resource {

  private final ReadAccount read;

  public AccountResource(ReadAccount read) {
    this.read = read;
  }

  @Override
  public List<Operation> operations() {
    return Account.doors(
        Operation.get(Account.OF_USER + "/account", Scope.AUTHENTICATORS_READ, this::read));
  }

  private Answer read(Call call) {
    Optional<Warrant.Proved> shown = call.token().flatMap(Proofs::mintedWith);
    ReadAccount.View account = read.read(call.tenant(), call.user(), shown);
    return Answer.ok(out -> {
      write(out, account);
      call.token()
          .ifPresent(token -> Json.object(out, "token", () -> UserTokenJson.write(out, token)));
    });
  }

  private static void write(JsonGenerator out, ReadAccount.View account) {
    out.writeStringProperty("userId", account.user().value());
    Json.objects(
        out, "authenticators", account.authenticators(), one -> AuthenticatorJson.write(out, one));
    account
        .backupCodes()
        .ifPresent(set -> Json.object(out, "backupCodes", () -> BackupCodesJson.write(out, set)));
    Json.texts(out, "factors", account.factors().stream().map(FactorType::value).toList());
    account.provedUntil().ifPresent(until -> Json.time(out, "provedUntil", until));
  }
}
