package io.countersign.rest.user;

import io.countersign.application.user.ListUsers;
import io.countersign.application.user.ReadUser;
import io.countersign.domain.client.Scope;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The users of a tenant. */
public final class UserResource implements Resource {
  private static final int USUAL_PAGE = 50;

  private final ListUsers list;
  private final ReadUser read;

  public UserResource(ListUsers list, ReadUser read) {
    this.list = list;
    this.read = read;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/users", Scope.USERS_READ, this::list).querying("after", "limit"),
        Operation.get("/v1/users/{userId}", Scope.USERS_READ, this::read));
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

  private static void write(JsonGenerator out, User user) {
    out.writeStringProperty("id", user.id().value());
    Json.time(out, "firstSeenAt", user.firstSeenAt());
  }
}
