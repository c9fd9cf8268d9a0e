package io.countersign.rest.authenticator;

import io.countersign.application.enrollment.ImportAuthenticator;
import io.countersign.application.enrollment.ImportResult;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.Label;
import io.countersign.domain.client.Scope;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.user.UserId;
import io.countersign.rest.factor.FactorFailures;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.problem.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binds what a user holds already, for a migration. */
public final class ImportResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(ImportResource.class);
  private static final String OPTIONS = "options";

  private final ImportAuthenticator bind;

  public ImportResource(ImportAuthenticator bind) {
    this.bind = bind;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/authenticators", Scope.AUTHENTICATORS_IMPORT, this::bind).once());
  }

  private Answer bind(Call call) {
    Body body = call.body().only("userId", "factor", "label", OPTIONS);
    ImportAuthenticator.Ask ask =
        new ImportAuthenticator.Ask(
            call.tenant(),
            call.client(),
            body.text("userId", UserId::new),
            body.text("factor", FactorType::new),
            body.optionalText("label", Label::new),
            body.fields(OPTIONS));
    return switch (body.within(OPTIONS, () -> bind.bind(ask))) {
      case ImportResult.Imported(var bound) -> imported(call, bound);
      case ImportResult.UnknownFactor() -> FactorFailures.unknown();
      case ImportResult.NotImportable() -> FactorFailures.notImportable();
      case ImportResult.AlreadyBound() -> Failure.of(Problem.ALREADY_BOUND);
    };
  }

  private static Answer imported(Call call, Authenticator bound) {
    LOG.atInfo()
        .addKeyValue("tenant", bound.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("apiKey", call.by().id())
        .addKeyValue("user", bound.user())
        .addKeyValue("authenticator", bound.id())
        .log("authenticator imported");
    return Answer.json(201, out -> AuthenticatorJson.write(out, bound));
  }
}
