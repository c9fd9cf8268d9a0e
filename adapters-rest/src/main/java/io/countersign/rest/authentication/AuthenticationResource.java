package io.countersign.rest.authentication;

import io.countersign.application.authentication.BeginAuthentication;
import io.countersign.application.authentication.BeginResult;
import io.countersign.application.authentication.ChooseAuthenticator;
import io.countersign.application.authentication.ChooseResult;
import io.countersign.application.authentication.FindStepUp;
import io.countersign.application.authentication.ReadAuthentication;
import io.countersign.application.authentication.Standing;
import io.countersign.application.browser.BrowserToken;
import io.countersign.application.browser.RecognizedBrowser;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.policy.Context;
import io.countersign.domain.user.UserId;
import io.countersign.rest.delivery.NotSent;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.FieldError;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Authentications: begin, choose another authenticator, read. */
public final class AuthenticationResource implements Resource {
  private static final String ALL = "/v1/authentications";
  private static final String ONE = ALL + "/{authenticationId}";
  private static final String FIRST_FACTOR = "firstFactor";
  private static final String BROWSER_TOKEN = "browserToken";
  private static final String DEVICE = "device";

  private static final int MOST_DEVICE = 256;

  private final BeginAuthentication begin;
  private final ChooseAuthenticator choose;
  private final ReadAuthentication read;
  private final StepUps stepUps;
  private final InstantSource clock;

  public AuthenticationResource(
      BeginAuthentication begin,
      ChooseAuthenticator choose,
      ReadAuthentication read,
      FindStepUp findStepUp,
      InstantSource clock) {
    this.begin = begin;
    this.choose = choose;
    this.read = read;
    this.stepUps = new StepUps(findStepUp);
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(ALL, Scope.AUTHENTICATIONS_WRITE, this::begin).forUsers().once(),
        Operation.get(ONE, Scope.AUTHENTICATIONS_READ, this::read).forUsers(),
        Operation.get(ONE + "/trace", Scope.POLICIES_READ, this::trace),
        Operation.post(ONE + "/challenge", Scope.AUTHENTICATIONS_WRITE, this::choose)
            .forUsers()
            .once());
  }

  private Answer begin(Call call) {
    return switch (begin.begin(
        call.token().map(own -> stepUp(call, own)).orElseGet(() -> signIn(call)))) {
      case BeginResult.Begun(var standing, var browser) -> created(call, standing, browser);
      case BeginResult.FirstFactorInFuture() ->
          Failure.fields(List.of(new FieldError("firstFactor.at", "must not be in the future")));
      case BeginResult.NotSent(var refused) -> NotSent.failure(refused, clock);
    };
  }

  private static BeginAuthentication.Ask signIn(Call call) {
    Body body =
        call.body()
            .only(
                "userId",
                FIRST_FACTOR,
                BROWSER_TOKEN,
                DEVICE,
                CircumstancesBody.OCCASION,
                CircumstancesBody.ORGANIZATION,
                CircumstancesBody.LANGUAGE,
                CircumstancesBody.CONTEXT,
                CircumstancesBody.ACR_VALUES,
                CircumstancesBody.MAX_AGE);
    if (body.has(BROWSER_TOKEN) && !body.has(FIRST_FACTOR)) {
      throw new InvalidFields(FIRST_FACTOR, "is required together with " + BROWSER_TOKEN);
    }
    return new BeginAuthentication.Ask(
        call.tenant(),
        call.client(),
        Optional.empty(),
        body.text("userId", UserId::new),
        body.object(FIRST_FACTOR).map(CircumstancesBody::firstFactor),
        CircumstancesBody.read(body),
        // One that is not of the form of a token is a token of nothing, not a mistake to tell of.
        body.optionalText(BROWSER_TOKEN, text -> text).flatMap(BrowserToken::read),
        body.optionalText(DEVICE, AuthenticationResource::device));
  }

  /** A browser vouches for nothing, and asks about nobody else. */
  private static BeginAuthentication.Ask stepUp(Call call, UserToken token) {
    Body body = call.body().only("userId", CircumstancesBody.LANGUAGE);
    if (body.optionalText("userId", UserId::new)
        .filter(user -> !user.equals(token.user()))
        .isPresent()) {
      throw new InvalidFields("userId", "must be the user of the token");
    }
    return new BeginAuthentication.Ask(
        token.tenant(),
        token.client(),
        Optional.of(token.id()),
        token.user(),
        Optional.empty(),
        new Circumstances(
            Entry.SIGN_IN,
            body.optionalText(CircumstancesBody.LANGUAGE, Forms::language),
            Context.NONE),
        Optional.empty(),
        Optional.empty());
  }

  private static SecretBytes device(String text) {
    return SecretBytes.of(Forms.line(MOST_DEVICE).apply(text).getBytes(StandardCharsets.UTF_8));
  }

  private Answer read(Call call) {
    return read.read(call.tenant(), stepUps.id(call))
        .map(standing -> ok(call, standing))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer trace(Call call) {
    return read.read(call.tenant(), call.id(AuthenticationId::new))
        .map(standing -> standing.authentication().deliberation())
        .<Answer>map(found -> Answer.ok(out -> TraceJson.write(out, found)))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer choose(Call call) {
    Body body = call.body().only("authenticatorId", "as", CircumstancesBody.LANGUAGE);
    var choice =
        new ChooseAuthenticator.Choice(
            body.text("authenticatorId", Forms.id(AuthenticatorId::new)),
            body.optionalText("as", FactorType::new),
            body.optionalText(CircumstancesBody.LANGUAGE, Forms::language));
    return switch (choose.choose(call.tenant(), stepUps.id(call), choice)) {
      case ChooseResult.Chosen(var standing) -> ok(call, standing);
      case ChooseResult.NotFound() -> Failure.of(Problem.NOT_FOUND);
      case ChooseResult.NotWaiting(var progress) -> NotWaiting.failure(progress);
      case ChooseResult.NoSuchChoice() -> Failure.of(Problem.NO_SUCH_CHOICE);
      case ChooseResult.NotSent(var refused) -> NotSent.failure(refused, clock);
    };
  }

  private static Answer ok(Call call, Standing standing) {
    return Answer.ok(out -> StandingJson.write(out, standing, call.client()));
  }

  private static Answer created(Call call, Standing standing, Optional<RecognizedBrowser> browser) {
    return Answer.created(
        ALL + "/" + standing.authentication().id(),
        out -> {
          StandingJson.write(out, standing, call.client());
          browser.ifPresent(trusted -> StandingJson.write(out, trusted));
        });
  }
}
