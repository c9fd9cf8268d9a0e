package io.countersign.rest.account;

import io.countersign.application.account.DisableMfa;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.client.Scope;
import io.countersign.domain.user.UserId;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.problem.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that a user has bound, at once. */
public final class MfaResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(MfaResource.class);

  private final DisableMfa disable;

  public MfaResource(DisableMfa disable) {
    this.disable = disable;
  }

  @Override
  public List<Operation> operations() {
    return Account.doors(
        Operation.post(
            Account.OF_USER + "/mfa/disable", Scope.AUTHENTICATORS_WRITE, this::disable));
  }

  private Answer disable(Call call) {
    call.body().only(Proofs.PROOF);
    UserId user = call.user();
    Warrant warrant = Proofs.read(call);
    return switch (disable.disable(call.tenant(), user, warrant)) {
      case DisableMfa.Result.Disabled(var ended) -> disabled(call, user, ended.size(), warrant);
      case DisableMfa.Result.Mandatory() -> Failure.of(Problem.MFA_MANDATORY);
      case DisableMfa.Result.Unproved(var needed) -> Proofs.needed(needed);
    };
  }

  private static Answer disabled(Call call, UserId user, int ended, Warrant warrant) {
    LOG.atInfo()
        .addKeyValue("tenant", call.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("caller", call.by().id())
        .addKeyValue("user", user)
        .addKeyValue("authenticators", ended)
        .addKeyValue("warrant", Proofs.told(warrant))
        .log("MFA disabled");
    return new NoContent();
  }
}
