package io.countersign.rest.user;

import io.countersign.application.user.ChangeUser;
import io.countersign.application.user.ListUsers;
import io.countersign.application.user.ReadUser;
import io.countersign.domain.client.Scope;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import io.countersign.rest.tenant.PolicyText;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/** The users of a tenant, and what was chosen for each. */
public final class UserResource implements Resource {
  private static final int USUAL_PAGE = 50;
  private static final Logger LOG = LoggerFactory.getLogger(UserResource.class);
  private static final String ONE = "/v1/users/{userId}";
  private static final String MFA = "mfa";
  private static final String SKIPPED = "promptSkipped";

  private final ListUsers list;
  private final ReadUser read;
  private final ChangeUser change;

  public UserResource(ListUsers list, ReadUser read, ChangeUser change) {
    this.list = list;
    this.read = read;
    this.change = change;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/users", Scope.USERS_READ, this::list).querying("after", "limit"),
        Operation.get(ONE, Scope.USERS_READ, this::read),
        Operation.patch(ONE, Scope.USERS_WRITE, this::change));
  }

  private Answer list(Call call) {
    int limit = call.query("limit", Forms::page).orElse(USUAL_PAGE);
    List<User> users = list.list(call.tenant(), call.query("after", UserId::new), limit);
    return Answer.ok(out -> {
      Json.objects(out, "users", users, user -> write(out, user));
      if (users.size() == limit) {
        out.writeStringProperty("next", users.getLast().id().value());
      }
    });
  }

  private Answer read(Call call) {
    return read.read(call.tenant(), call.text("userId", UserId::new))
        .map(user -> Answer.ok(out -> write(out, user)))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer change(Call call) {
    Body body = call.body(MFA).only(MFA, SKIPPED);
    if (!body.has(MFA) && !body.has(SKIPPED)) {
      throw new InvalidFields(MFA, "is required, or promptSkipped is");
    }
    Optional<MfaRequirement> mfa = body.optionalText(MFA, PolicyText::requirement);
    if (body.optionalFlag(SKIPPED).orElse(false)) {
      throw new InvalidFields(SKIPPED, "must be false: only the user skips it");
    }
    UserId id = call.text("userId", UserId::new);
    return change
        .change(
            call.tenant(),
            id,
            user -> {
              User asked = body.has(SKIPPED) ? user.promptedAgain() : user;
              return body.has(MFA) ? asked.withMfa(mfa) : asked;
            })
        .map(changed -> changed(call, changed))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private static Answer changed(Call call, User user) {
    LOG.atInfo()
        .addKeyValue("tenant", user.tenant())
        .addKeyValue("client", call.client())
        .addKeyValue("apiKey", call.by().id())
        .addKeyValue("user", user.id())
        .addKeyValue(MFA, user.mfa().map(PolicyText::of).orElse("none"))
        .log("user changed");
    return Answer.ok(out -> write(out, user));
  }

  private static void write(JsonGenerator out, User user) {
    out.writeStringProperty("id", user.id().value());
    Json.time(out, "firstSeenAt", user.firstSeenAt());
    user.mfa().ifPresent(chosen -> out.writeStringProperty(MFA, PolicyText.of(chosen)));
    out.writeBooleanProperty(SKIPPED, user.promptSkippedAt().isPresent());
  }
}
