package io.countersign.rest.policy;

import io.countersign.application.policy.ActivatePolicy;
import io.countersign.application.policy.ActivationResult;
import io.countersign.application.policy.ListPolicies;
import io.countersign.application.policy.ListPresets;
import io.countersign.application.policy.ReadPolicy;
import io.countersign.application.policy.RollBackPolicy;
import io.countersign.application.policy.SavePolicy;
import io.countersign.application.policy.SaveResult;
import io.countersign.domain.client.Scope;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Refusal;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tenant's own policies: what was saved, and which of it is asked. */
public final class PolicyResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyResource.class);
  private static final String ALL = "/v1/policies";
  private static final String ONE = ALL + "/{version}";
  private static final String VERSION = "[1-9][0-9]{0,4}";
  private static final int USUAL_PAGE = 50;

  private final SavePolicy save;
  private final ListPolicies list;
  private final ReadPolicy read;
  private final ActivatePolicy activate;
  private final RollBackPolicy rollBack;
  private final ListPresets presets;

  public PolicyResource(
      SavePolicy save,
      ListPolicies list,
      ReadPolicy read,
      ActivatePolicy activate,
      RollBackPolicy rollBack,
      ListPresets presets) {
    this.save = save;
    this.list = list;
    this.read = read;
    this.activate = activate;
    this.rollBack = rollBack;
    this.presets = presets;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, Scope.POLICIES_READ, this::list).querying("before", "limit"),
        Operation.post(ALL, Scope.POLICIES_WRITE, this::save).large().once(),
        Operation.get(ALL + "/active", Scope.POLICIES_READ, this::active),
        Operation.get(ALL + "/presets", Scope.POLICIES_READ, this::presets),
        Operation.post(ALL + "/deactivate", Scope.POLICIES_WRITE, this::deactivate),
        Operation.post(ALL + "/rollback", Scope.POLICIES_WRITE, this::rollBack),
        Operation.get(ONE, Scope.POLICIES_READ, this::read),
        Operation.post(ONE + "/activate", Scope.POLICIES_WRITE, this::activate));
  }

  private Answer list(Call call) {
    int limit = call.query("limit", Forms::page).orElse(USUAL_PAGE);
    ListPolicies.Page page =
        list.list(call.tenant(), call.query("before", PolicyResource::number), limit);
    return Answer.ok(out -> {
      Json.objects(
          out,
          "policies",
          page.versions(),
          one -> PolicyJson.write(out, one, page.active().equals(Optional.of(one.version()))));
      if (page.versions().size() == limit) {
        out.writeNumberProperty("next", page.versions().getLast().version());
      }
    });
  }

  private Answer save(Call call) {
    SavePolicy.Draft draft = DraftJson.read(call.body(DraftJson.EXPECTED));
    return switch (save.save(call.tenant(), call.client(), draft)) {
      case SaveResult.Saved(var version, var active) -> {
        tell(call, Optional.of(version.version()), active ? "policy activated" : "policy saved");
        yield Answer.created(
            ALL + "/" + version.version(), out -> PolicyJson.write(out, version, active));
      }
      case SaveResult.NotCompiled(var why) -> PolicyFailures.of(why);
      case SaveResult.NoSuchVersion() ->
          throw new InvalidFields("secretsFrom", "must be a version that there is");
      case SaveResult.TooManySecrets() ->
          throw new InvalidFields("secrets", "must be at most 200, of 64000 bytes altogether");
      case SaveResult.OtherActive(var active) -> PolicyFailures.otherActive(active);
    };
  }

  private Answer active(Call call) {
    return found(call, Optional.empty());
  }

  private Answer read(Call call) {
    return found(call, Optional.of(version(call)));
  }

  private Answer found(Call call, Optional<Integer> version) {
    return read.read(call.tenant(), version)
        .map(found -> Answer.ok(out -> PolicyJson.write(out, found)))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer presets(Call call) {
    return Answer.ok(
        out -> Json.objects(out, "presets", presets.list(), one -> PolicyJson.write(out, one)));
  }

  private Answer activate(Call call) {
    int version = version(call);
    Body body = guarded(call);
    return answer(
        call,
        activate.activate(
            call.tenant(), call.client(), Optional.of(version), DraftJson.expected(body)));
  }

  private Answer deactivate(Call call) {
    Body body = guarded(call);
    return answer(
        call,
        activate.activate(
            call.tenant(), call.client(), Optional.empty(), DraftJson.expected(body)));
  }

  private Answer rollBack(Call call) {
    Body body = guarded(call);
    return answer(call, rollBack.rollBack(call.tenant(), call.client(), DraftJson.expected(body)));
  }

  private static Answer answer(Call call, ActivationResult result) {
    return switch (result) {
      case ActivationResult.Activated(var version) -> {
        tell(call, version, version.isPresent() ? "policy activated" : "policy deactivated");
        yield Answer.ok(out -> PolicyJson.active(out, version));
      }
      case ActivationResult.NoSuchVersion() -> Failure.of(Problem.NOT_FOUND);
      case ActivationResult.NothingBefore() -> Failure.of(Problem.NO_POLICY_BEFORE);
      case ActivationResult.NotCompiled(var why) -> PolicyFailures.of(why);
      case ActivationResult.OtherActive(var active) -> PolicyFailures.otherActive(active);
    };
  }

  private static Body guarded(Call call) {
    return call.body(DraftJson.EXPECTED).only(DraftJson.EXPECTED);
  }

  private static int version(Call call) {
    String text = call.path().getFirst();
    if (!text.matches(VERSION)) {
      throw new Refusal(Failure.of(Problem.NOT_FOUND));
    }
    return Integer.parseInt(text);
  }

  private static int number(String text) {
    if (!text.matches(VERSION)) {
      throw new IllegalArgumentException("must be a version, 1 to 99999");
    }
    return Integer.parseInt(text);
  }

  private static void tell(Call call, Optional<Integer> version, String what) {
    LOG.atInfo()
        .addKeyValue("tenant", call.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("apiKey", call.by().id())
        .addKeyValue("version", version.map(String::valueOf).orElse("none"))
        .log(what);
  }
}
