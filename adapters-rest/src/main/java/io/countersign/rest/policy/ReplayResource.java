package io.countersign.rest.policy;

import io.countersign.application.replay.BeginReplay;
import io.countersign.application.replay.BeginReplay.Which;
import io.countersign.application.replay.BeginReplayResult;
import io.countersign.application.replay.CancelReplay;
import io.countersign.application.replay.ListReplays;
import io.countersign.application.replay.PolicyReplay;
import io.countersign.application.replay.ReadReplay;
import io.countersign.application.replay.ReplayId;
import io.countersign.domain.client.Scope;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Finds out what a policy would have asked of those who signed in lately. */
public final class ReplayResource implements Resource {
  private static final String PATH = "/v1/policies/replays";
  private static final String ONE = PATH + "/{replayId}";
  private static final String DAYS = "days";
  private static final long USUAL_DAYS = 7;

  private final BeginReplay begin;
  private final ReadReplay read;
  private final ListReplays list;
  private final CancelReplay cancel;

  public ReplayResource(BeginReplay begin, ReadReplay read, ListReplays list, CancelReplay cancel) {
    this.begin = begin;
    this.read = read;
    this.list = list;
    this.cancel = cancel;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(PATH, Scope.POLICIES_READ, this::begin).large(),
        Operation.get(PATH, Scope.POLICIES_READ, this::list),
        Operation.get(ONE, Scope.POLICIES_READ, this::read),
        Operation.post(ONE + "/cancel", Scope.POLICIES_READ, this::cancel).withoutBody());
  }

  private Answer begin(Call call) {
    Body body =
        call.body()
            .only(DraftJson.VERSION, DraftJson.KIND, DraftJson.DOCUMENT, DraftJson.SECRETS, DAYS);
    Which which = which(body);
    call.require(Scope.AUTHENTICATIONS_READ);
    if (which instanceof Which.Draft) {
      // Its code is told what is known of every user who signed in.
      call.require(Scope.POLICIES_WRITE);
    }
    int days = body.optionalNumber(DAYS, 1, BeginReplay.MOST_DAYS).orElse(USUAL_DAYS).intValue();
    return switch (begin.begin(call.tenant(), call.client(), which, days)) {
      case BeginReplayResult.Begun(var replay) ->
          Answer.accepted(PATH + "/" + replay.id(), out -> ReplayJson.write(out, replay));
      case BeginReplayResult.NoSuchVersion() ->
          throw new InvalidFields(DraftJson.VERSION, "must be a version that there is");
      case BeginReplayResult.NotCompiled(var why) -> PolicyFailures.of(why);
      case BeginReplayResult.UnderWay(var other) ->
          Failure.of(Problem.REPLAY_UNDER_WAY).member("replayId", other.toString());
    };
  }

  private Answer list(Call call) {
    List<PolicyReplay> replays = list.list(call.tenant());
    return Answer.ok(
        out -> Json.objects(out, "replays", replays, replay -> ReplayJson.brief(out, replay)));
  }

  private Answer read(Call call) {
    return shown(call, read.read(call.tenant(), call.id(ReplayId::new)));
  }

  private Answer cancel(Call call) {
    return shown(call, cancel.cancel(call.tenant(), call.id(ReplayId::new)));
  }

  /** Examples are authentications. */
  private static Answer shown(Call call, Optional<PolicyReplay> found) {
    boolean whole = call.key().scopes().contains(Scope.AUTHENTICATIONS_READ);
    return found
        .<Answer>map(replay ->
            Answer.ok(out -> {
              if (whole) {
                ReplayJson.write(out, replay);
              } else {
                ReplayJson.brief(out, replay);
              }
            }))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
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
    return new Which.Saved(
        DraftJson.version(body, DraftJson.VERSION)
            .orElseThrow(() -> new InvalidFields(DraftJson.VERSION, "is required, or a draft is")));
  }
}
