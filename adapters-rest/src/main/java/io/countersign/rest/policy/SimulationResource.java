package io.countersign.rest.policy;

import io.countersign.application.authentication.SimulatePolicy;
import io.countersign.application.authentication.SimulatePolicy.About;
import io.countersign.application.authentication.SimulatePolicy.Which;
import io.countersign.application.authentication.SimulationResult;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantSettings;
import io.countersign.domain.user.UserId;
import io.countersign.rest.authentication.CircumstancesBody;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Formed;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what a policy would do, without doing it. */
public final class SimulationResource implements Resource {
  private static final String EVENT = "event";
  private static final String LIKE = "authenticationId";
  private static final String ENROLLED = "enrolled";
  private static final String ENABLED = "enabled";
  private static final String PROVES = "proves";
  private static final int MOST_ENROLLED = 32;
  private static final int MOST_PROVED = 16;

  private final SimulatePolicy simulate;

  public SimulationResource(SimulatePolicy simulate) {
    this.simulate = simulate;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/policies/simulate", Scope.POLICIES_READ, this::simulate).large());
  }

  private Answer simulate(Call call) {
    return switch (simulate.simulate(ask(call))) {
      case SimulationResult.Simulated(var simulation) ->
          Answer.ok(out -> SimulationJson.write(out, simulation));
      case SimulationResult.NoSuchVersion() ->
          throw new InvalidFields(DraftJson.VERSION, "must be a version that there is");
      case SimulationResult.NoSuchAuthentication() -> Failure.of(Problem.NOT_FOUND);
      case SimulationResult.NotCompiled(var why) -> PolicyFailures.of(why);
    };
  }

  private static SimulatePolicy.Ask ask(Call call) {
    Body body =
        call.body()
            .only(
                DraftJson.VERSION,
                DraftJson.KIND,
                DraftJson.DOCUMENT,
                DraftJson.SECRETS,
                EVENT,
                LIKE,
                ENROLLED,
                ENABLED,
                PROVES);
    Which which = which(body);
    if (which instanceof Which.Draft) {
      // Its code is told whatever the event tells, and takes time to compile.
      call.require(Scope.POLICIES_WRITE);
    }
    About about = about(body);
    if (about instanceof About.Kept) {
      call.require(Scope.AUTHENTICATIONS_READ);
    }
    if (!body.has(ENROLLED)) {
      // Steps and trace tell what the user really has.
      call.require(Scope.AUTHENTICATORS_READ);
    }
    return new SimulatePolicy.Ask(
        call.tenant(),
        call.client(),
        which,
        about,
        names(body, ENROLLED, MOST_ENROLLED),
        names(body, ENABLED, MOST_ENROLLED).map(SimulationResource::enabled),
        names(body, PROVES, MOST_PROVED));
  }

  private static Which which(Body body) {
    if (body.has(DraftJson.KIND) || body.has(DraftJson.DOCUMENT)) {
      if (body.has(DraftJson.VERSION)) {
        throw new InvalidFields(DraftJson.VERSION, "must not be there together with a draft");
      }
      return new Which.Draft(DraftJson.kind(body), DraftJson.source(body));
    }
    if (body.has(DraftJson.SECRETS)) {
      throw new InvalidFields(DraftJson.DOCUMENT, "is required together with secrets");
    }
    Optional<Integer> version = DraftJson.version(body, DraftJson.VERSION);
    return version.isPresent() ? new Which.Saved(version.get()) : new Which.Active();
  }

  private static About about(Body body) {
    Optional<AuthenticationId> like = body.optionalText(LIKE, Forms.id(AuthenticationId::new));
    Optional<Body> event = body.object(EVENT);
    if (like.isPresent() == event.isPresent()) {
      throw new InvalidFields(EVENT, "is required, or authenticationId is");
    }
    return event
        .<About>map(SimulationResource::imagined)
        .orElseGet(() -> new About.Kept(like.orElseThrow()));
  }

  private static About imagined(Body event) {
    event.only(EventJson.NAMES.toArray(String[]::new));
    return new About.Imagined(
        event.text(EventJson.USER, UserId::new),
        event.object(EventJson.FIRST_FACTOR).map(CircumstancesBody::firstFactor),
        EventJson.circumstances(event));
  }

  private static Set<FactorType> enabled(List<FactorType> names) {
    return Formed.of(
        ENABLED,
        Set.copyOf(names),
        all -> TenantSettings.USUAL.withFactors(Optional.of(all)).factors().orElseThrow());
  }

  private static Optional<List<FactorType>> names(Body body, String name, int most) {
    Optional<List<FactorType>> names = body.optionalTexts(name, FactorType::new);
    if (names.filter(all -> all.size() > most).isPresent()) {
      throw new InvalidFields(name, "must be at most " + most);
    }
    return names;
  }
}
