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
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.Entry;
import io.countersign.domain.organization.OrganizationId;
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
import io.countersign.rest.tenant.PolicyText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Authentications: begin, choose another authenticator, read. */
public final class AuthenticationResource implements Resource {
  private static final String ALL = "/v1/authentications";
  private static final String ONE = ALL + "/{authenticationId}";
  private static final String FIRST_FACTOR = "firstFactor";
  private static final String LANGUAGE = "language";
  private static final String BROWSER_TOKEN = "browserToken";

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
            .only("userId", FIRST_FACTOR, "occasion", "organization", BROWSER_TOKEN, LANGUAGE);
    if (body.has(BROWSER_TOKEN) && !body.has(FIRST_FACTOR)) {
      throw new InvalidFields(FIRST_FACTOR, "is required together with " + BROWSER_TOKEN);
    }
    return new BeginAuthentication.Ask(
        call.tenant(),
        call.client(),
        Optional.empty(),
        body.text("userId", UserId::new),
        body.object(FIRST_FACTOR).map(AuthenticationResource::firstFactor),
        body.optionalText("occasion", text -> PolicyText.named(Entry.values(), text))
            .orElse(Entry.SIGN_IN),
        body.optionalText("organization", OrganizationId::new),
        body.optionalText(LANGUAGE, Forms::language),
        // One that is not of the form of a token is a token of nothing, not a mistake to tell of.
        body.optionalText(BROWSER_TOKEN, text -> text).flatMap(BrowserToken::read));
  }

  /** A browser vouches for nothing, and asks about nobody else. */
  private static BeginAuthentication.Ask stepUp(Call call, UserToken token) {
    Body body = call.body().only("userId", LANGUAGE);
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
        Entry.SIGN_IN,
        Optional.empty(),
        body.optionalText(LANGUAGE, Forms::language));
  }

  private static FirstFactor firstFactor(Body body) {
    Instant at = body.only("method", "at").text("at", Forms::time);
    return body.text("method", method -> new FirstFactor(method, at));
  }

  private Answer read(Call call) {
    return read.read(call.tenant(), stepUps.id(call))
        .map(standing -> ok(call, standing))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer choose(Call call) {
    Body body = call.body().only("authenticatorId", "as", LANGUAGE);
    var choice =
        new ChooseAuthenticator.Choice(
            body.text("authenticatorId", Forms.id(AuthenticatorId::new)),
            body.optionalText("as", FactorType::new),
            body.optionalText(LANGUAGE, Forms::language));
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
